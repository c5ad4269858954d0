using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D07, the record of a visit: every item of the checklist with its answer.</summary>
internal sealed class InspectionRecord : NoticeContent
{
    /// <summary>In the form of the act: how many second-level units the officers met.</summary>
    public const string SecondLevelFound = "secondLevelFound";

    public override string Code => "D07";

    public override FilePart Part => FilePart.Evidence;

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Officers | CaseNeeds.Inspection | CaseNeeds.Findings | CaseNeeds.Forms | CaseNeeds.SelfChecks | CaseNeeds.Notices | CaseNeeds.Downstream;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var visit = facts.Inspection ?? throw new Refusals.RefusedException(new Refusals.Refusal("notice.no-visit", "没有可以记录的检查。", "There is no visit to record.", "公安部令第33号第十七条；TR-10"));
        var act = visit.Kind == InspectionKind.Full ? "inspection-finish" : "recheck";
        var start = visit.Kind == InspectionKind.Full ? "inspection-start" : "recheck-start";
        var findings = facts.Findings.Where(finding => visit.Kind == InspectionKind.Full ? finding.InspectionId == visit.Id : finding.Status != FindingStatus.Fixed).ToList();
        data["officers"] = Plain.Officers(facts);
        data["record_no"] = $"{facts.Case.Number}-{(visit.Kind == InspectionKind.Full ? "检" : "复")}";
        data["inspection"] = new JsonObject
        {
            ["from"] = Plain.Instant(visit.StartedAt),
            ["to"] = Plain.Instant(visit.FinishedAt ?? moment.Now),
            ["mode"] = "onsite",
            ["kind"] = visit.Kind == InspectionKind.Full ? "full" : "recheck",
            ["notice_no"] = Plain.NumberOf(facts, "D06"),
            ["id_shown"] = Plain.Flag(facts, start, "identified"),
        };
        data["recorder"] = facts.Officers is [.., var second] ? second.DisplayName : null;
        data["attendee"] = new JsonObject { ["name"] = Plain.FromForm(facts, act, "attendee"), ["post"] = Plain.FromForm(facts, act, "attendeePost") };
        data["situation"] = Situation(facts, act);
        data["items"] = Items(facts, findings);
        data["gaps"] = Gaps(findings);
        data["problems_and_advice"] = findings.Count == 0 ? "未发现不符合要求的情况，应当继续落实各项安全保护管理制度和措施。" : string.Join('\n', findings.Select(finding => $"{finding.ItemCode} {finding.Fact}"));
        data["unit_comment"] = Plain.FromForm(facts, act, "unitComment");
        data["witness"] = visit.Witness;
        data["refusal_note"] = visit.SignatureRefused ? "被检查单位在场人员拒绝签名，有见证人在场" : null;
    }

    public override void OnIssued(CaseFacts facts, Notice notice) => facts.Inspection!.RecordId = notice.Id;

    private static JsonObject Situation(CaseFacts facts, string act)
    {
        int? declared = facts.SelfChecks is [.., var latest] ? latest.SecondLevelUnits : null;
        int? found = facts.Forms.GetValueOrDefault(act)?[SecondLevelFound]?.GetValue<int>();
        return new JsonObject
        {
            ["structure"] = facts.Unit.UpstreamUnitId is null ? "自有出口接入" : "租用上级接入单位线路接入",
            ["egress"] = $"带宽{facts.Unit.BandwidthMbps:0.##}Mbps",
            ["addresses"] = facts.Unit.AddressRanges.Count == 0 ? "由上级接入单位分配" : string.Join("、", facts.Unit.AddressRanges),
            ["users"] = facts.Unit.Users,
            ["second_level"] = found,
            ["declared"] = declared,
            ["registered"] = facts.Downstream,
            ["reconciliation"] = Reconciled(found, declared, facts.Downstream),
        };
    }

    /// <summary>What was found and what was declared, each against the register; what nobody counted or declared is said to be so.</summary>
    private static string Reconciled(int? found, int? declared, int registered) =>
        $"{(found is null ? "现场未核实户数" : Against("现场核实", found.Value, registered))}，{(declared is null ? "该单位未申报" : Against("申报", declared.Value, registered))}";

    private static string Against(string what, int count, int registered) =>
        count == registered ? $"{what}与登记一致" : $"{what}比登记{(count > registered ? "多" : "少")}{Math.Abs(count - registered)}户";

    private static JsonArray Items(CaseFacts facts, List<Finding> findings)
    {
        var rows = new JsonArray();
        foreach (var item in Checklist.For(facts.Case.Category))
        {
            var found = findings.Find(finding => finding.ItemCode == item.Code);
            rows.Add(new JsonObject
            {
                ["code"] = item.Code,
                ["title"] = item.TitleZh,
                ["result"] = found is null ? "pass" : "fail",
                ["fact"] = found?.Fact,
                ["evidence"] = found?.Evidence,
                ["basis"] = found is { Basis.Length: > 0 } ? Plain.List(found.Basis) : null,
            });
        }
        return rows;
    }

    private static string Gaps(List<Finding> findings)
    {
        string[] gaps = ["ORG", "STAFF", "SYS", "TECH"];
        string[] names = ["安全组织", "安全员", "管理制度", "技术措施"];
        return string.Join("；", gaps.Zip(names, (gap, name) => $"{name}：{(findings.Any(finding => finding.Gap == gap) ? "存在问题" : "到位")}")) + "。";
    }
}

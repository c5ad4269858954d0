using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D39, the closing report of a unit case or of a penalty case: the course of the case as its documents tell it.</summary>
internal sealed class ClosingReport : NoticeContent
{
    private const string Voided = "已作废";

    public override string Code => "D39";

    public override FilePart Part => FilePart.Internal;

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Officers | CaseNeeds.Notices | CaseNeeds.Forms;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var penalty = facts.File.PenaltyOrNull;
        var opened = LegalClock.DateOf(penalty?.OpenedAt ?? facts.Case.OpenedAt);
        data["officers"] = Plain.Officers(facts);
        data["case_no"] = penalty is null ? facts.Case.Number : penalty.FilingNumber ?? facts.Case.Number;
        data["source"] = penalty is null ? $"{facts.Campaign.Title}建档" : "专项整治检查、复查中发现";
        data["opened_on"] = Plain.Date(penalty?.FiledOn ?? opened);
        data["process"] = new JsonArray([Step(opened, penalty is null ? "建立整治档案" : "提请受案"), .. facts.Notices.Select(notice => Step(notice.IssuedOn, $"制发《{notice.Title}》{notice.DocumentNumber}{(IsVoid(notice) ? $"（{Voided}）" : "")}"))]);
        data["result"] = penalty is null ? "验收合格，准予结案" : penalty.Outcome == PenaltyOutcome.NoPenalty ? "不予行政处罚" : penalty.State == PenaltyState.PX4 ? "处罚决定已撤销、变更，终结本案" : "作出行政处罚决定";
        data["execution"] = penalty switch
        {
            null => Plain.FromForm(facts, "case-close", "summary") ?? "整改事项全部完成",
            { State: PenaltyState.PX4 } => $"撤销、变更依据：{penalty.Enforcement?.Revocation?.Ground}",
            { PaidOn: { } paid } => $"罚款于{Plain.Date(paid)}缴清，加处罚款{penalty.SurchargePaid:0.##}元",
            _ => "决定书已送达，执行完毕",
        };
        data["documents"] = new JsonArray([.. facts.Notices.Select(notice => (JsonNode)new JsonObject { ["title"] = notice.Title, ["doc_no"] = notice.DocumentNumber, ["date"] = Plain.Date(notice.IssuedOn), ["remark"] = IsVoid(notice) ? Voided : null })]);
        data["opinion"] = "案件办理完毕，建议结案";
    }

    private static bool IsVoid(Notice notice) => notice.Status == NoticeStatus.Voided;

    private static JsonObject Step(NodaTime.LocalDate date, string text) => new() { ["date"] = Plain.Date(date), ["text"] = text };
}

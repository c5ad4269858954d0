using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D40, the acceptance form.</summary>
internal sealed class AcceptanceForm : NoticeContent
{
    public override string Code => "D40";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Officers | CaseNeeds.Acceptance;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var check = facts.Acceptances is [.., var last] ? last : throw new Refusals.RefusedException(new Refusals.Refusal("notice.no-acceptance", "尚未验收。", "No acceptance has been made.", "工作方案四(三)"));
        data["officers"] = Plain.Officers(facts);
        data["check"] = new JsonObject
        {
            ["date"] = Plain.Date(LegalClock.DateOf(check.CheckedAt)),
            ["mode"] = check.OnSite ? "onsite" : "documents",
            ["round"] = check.Round,
            ["reason"] = check.OnSite ? facts.Case.DrawnForAcceptance == true ? "抽样抽中或者必验" : "书面审查未通过" : "未抽中，书面验收",
        };
        data["items"] = new JsonArray(Item("A", "违法违规行为得到有效遏制", 40, check.OnSite ? check.ScoreA : 40), Item("B", "管理要求和管理责任落实", 60, check.OnSite ? check.ScoreB : 60));
        data["veto"] = AcceptanceRules.Vetoes.FirstOrDefault(item => item.Code == check.Veto)?.Zh ?? check.Veto;
        data["conclusion"] = check.Passed ? "passed" : "failed";
        data["next_step"] = check.Passed ? "准予结案" : check.Round == 1 ? "责令再整改，期满再次验收" : "依法处置";
    }

    public override void OnIssued(CaseFacts facts, Notice notice) => facts.Acceptances[^1].NoticeId = notice.Id;

    private static JsonObject Item(string focus, string title, int maximum, int score) => new() { ["focus"] = focus, ["title"] = title, ["maximum"] = maximum, ["score"] = score };
}

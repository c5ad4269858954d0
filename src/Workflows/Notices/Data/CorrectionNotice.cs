using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.SelfChecks;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D04, what a returned self-check must still contain.</summary>
internal sealed class CorrectionNotice : NoticeContent
{
    public override string Code => "D04";

    public override bool TellsUnit => true;

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.SelfChecks | CaseNeeds.Forms;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var returned = facts.SelfChecks.LastOrDefault(filing => filing.Status == SelfCheckStatus.Returned);
        data["submitted_on"] = returned is null ? null : Plain.Date(LegalClock.DateOf(returned.ReceivedAt));
        data["items"] = new JsonArray([.. (Plain.FromForm(facts, "self-check-review", "items") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(item => (JsonNode)new JsonObject { ["title"] = item, ["reason"] = returned?.ReturnReason })]);
        data["due_date"] = Plain.Date(facts.Clock.Due("T-03", moment.Today, facts.Profile).DueOn);
    }
}

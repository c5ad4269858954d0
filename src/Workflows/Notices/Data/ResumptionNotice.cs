using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Measures;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>D45, the letter by which a unit learns that its case goes on after a suspension (TR-37).</summary>
internal sealed class ResumptionNotice : NoticeContent
{
    public override string Code => "D45";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Measure | CaseNeeds.Orders;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var measure = facts.Measures.Latest is { Kind: MeasureKind.Resume } resumed ? resumed : throw new InvalidOperationException($"The case '{facts.Case.Id}' was not resumed.");
        data["case_no"] = facts.Case.Number;
        data["reason"] = measure.Reason;
        data["resumed_on"] = Plain.Date(LegalClock.DateOf(measure.DecidedAt ?? moment.Now));
        if (facts.Order is { DueOn: { } due, ClosedAt: null })
            data["order_due"] = Plain.Date(due);
    }
}

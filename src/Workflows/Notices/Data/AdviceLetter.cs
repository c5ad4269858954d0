using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Measures;

namespace Orchestrator.Workflows.Notices.Data;

/// <summary>
/// D47, 公安提示函: a hazard that an inspection found and that is no violation, what the unit is advised to do, and by when it is asked to answer. The
/// domain reference lists it as D43, which here is the sheet of a measure.
/// </summary>
internal sealed class AdviceLetter : NoticeContent
{
    public override string Code => "D47";

    public override CaseNeeds Needs => CaseNeeds.Unit | CaseNeeds.Measure | CaseNeeds.Inspection;

    public override void Compose(CaseFacts facts, NoticeMoment moment, JsonObject data)
    {
        var measure = facts.Measures.Latest is { Kind: MeasureKind.Advise } advised ? advised : throw new InvalidOperationException($"No advice was approved in the case '{facts.Case.Id}'.");
        var form = new FormValues((JsonObject)JsonNode.Parse(measure.Form)!);
        data["case_no"] = facts.Case.Number;
        data["inspected_on"] = Plain.Date(facts.Inspection is { } visit ? LegalClock.DateOf(visit.StartedAt) : null);
        data["hazard"] = form.TextOrNull("hazard");
        data["advice"] = Plain.Lines(form.Text("advice"));
        data["feedback_on"] = Plain.Date(form.DateOrNull("feedbackOn"));
        data["report_to"] = facts.Campaign.Settings.ContactRole;
    }
}

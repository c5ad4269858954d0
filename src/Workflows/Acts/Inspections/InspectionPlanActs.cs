using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Inspections;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Inspections;

/// <summary>The inspection is planned: two officers, a date, a place (TR-08).</summary>
internal sealed class InspectionPlanActs : ActGroup
{
    public override string Code => "inspection-plan";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form("Plan", "安排检查", "Plan the inspection",
            Fields.Officer("leadOfficer", "主办民警", "Lead officer"),
            Fields.Officer("coOfficer", "协办民警", "Second officer"),
            Fields.Date("date", "检查日期", "Date of the inspection"),
            Fields.Text("time", "检查时间", "Time of day", preset: "09:30"),
            Fields.Text("place", "检查地点", "Place", required: false)),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new AnInspectionIsPlannedForTwoOfficersInItsPhase())
        ?? (NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(request.Form.Text("time")).Success ? null
            : new Refusal("inspection.time-unreadable", "检查时间应写作 HH:mm，例如 09:30。", "The time must be written HH:mm, for example 09:30."));

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        facts.Case.LeadOfficerId = request.Form.Text("leadOfficer");
        facts.Case.CoOfficerId = request.Form.Text("coOfficer");
    }
}

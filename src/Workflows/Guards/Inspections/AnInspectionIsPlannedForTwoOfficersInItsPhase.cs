using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Inspections;

/// <summary>An inspection is planned for two different officers, in the inspection phase.</summary>
internal sealed class AnInspectionIsPlannedForTwoOfficersInItsPhase : Safeguard
{
    public override string Rule => "TR-08";

    public override IReadOnlyList<string> Transitions => ["TR-08"];

    public override string Zh => "检查由两名不同的民警在检查阶段内进行。";

    public override string En => "An inspection is planned for two different officers, in the inspection phase.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (request.Form.Text("leadOfficer") == request.Form.Text("coOfficer"))
            return TwoOfficers.Same;
        if (request.Form.Date("date") < request.Today)
            return new Refusal("inspection.date-past", "检查日期不能早于今天。", "The inspection cannot be planned for a day that is over.", "TR-08");
        var phase = facts.Campaign.PhaseNumber(2);
        return request.Form.Date("date") < phase.First
            ? new Refusal("inspection.before-phase", $"检查阶段自 {phase.First:yyyy-MM-dd} 开始，请选择该日以后的日期。", $"The inspection phase begins on {phase.First:yyyy-MM-dd}; choose a later day.", "工作方案四(二)")
            : null;
    }
}

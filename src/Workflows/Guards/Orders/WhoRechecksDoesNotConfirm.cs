using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Orders;

/// <summary>The officers who made the recheck do not confirm it.</summary>
internal sealed class WhoRechecksDoesNotConfirm : Safeguard
{
    public override string Rule => "TR-22";

    public override IReadOnlyList<string> Transitions => ["TR-22", "TR-23", "TR-24", "TR-27"];

    public override string Zh => "复查民警不确认自己的复查结论。";

    public override string En => "The officers who made the recheck do not confirm it.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.Inspection is not { Kind: InspectionKind.Recheck, Result: not null } visit ? new Refusal("recheck.not-finished", "复查尚未作出结论，须先由复查民警作出结论。", "The recheck has not concluded; the officers must conclude it first.", "TR-22")
        : request.Actor.Id == visit.LeadOfficerId || request.Actor.Id == visit.CoOfficerId
            ? new Refusal("recheck.own-result", "复查民警不能确认自己的复查结论，请由负责人确认。", "The officers who made the recheck may not confirm it; the head must.", "TR-22")
        : null;
}

using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Approvals;

/// <summary>One person urges one thing once a day.</summary>
internal sealed class OneUrgesOnceADay : ApprovalGuard
{
    public override string Zh => "同一人对同一事项每日催办一次。";

    public override string En => "One person urges one thing once a day.";

    public override Refusal? Check(ApprovalFacts facts) =>
        facts.Slips.Any(slip => slip.Kind == SlipKind.Urge && slip.AskedBy == facts.Actor.Id && LegalClock.DateOf(slip.AskedAt) == facts.Today)
            ? Refuse("approval.urged-today", "您今天已经催办过，请明日再催或者当面联系。", "You have urged it today; try again tomorrow, or speak to them.") : null;
}

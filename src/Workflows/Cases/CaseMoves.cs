using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;

namespace Orchestrator.Workflows.Cases;

/// <summary>What a step does when it moves a case: the state, the record of it, and, when the case has ended, its day and its deadlines.</summary>
internal static class CaseMoves
{
    public static async Task ToAsync(ActivityExecutionContext context, CaseFile file, UnitCaseState state)
    {
        var before = file.Case.State;
        if (before == state)
            return;
        var now = context.Clock.GetUtcNow();
        file.Case.MoveTo(state, now);
        context.GetRequiredService<IAuditTrail>().Append(file.Case, context.GetRequiredService<Acting>().Actor, "case.state", before.ToString(), state.ToString());
        if (!file.Case.IsEnded)
            return;
        file.Case.ClosedAt ??= now;
        file.Case.ClosedOn ??= LegalClock.DateOf(now);
        if (file.PenaltyOrNull is null)
            await context.GetRequiredService<DeadlineArming>().CancelAllAsync(file, "案件已结束", context.CancellationToken);
    }
}

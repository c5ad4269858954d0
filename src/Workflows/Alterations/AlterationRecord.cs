using Orchestrator.Engine.Alterations;

namespace Orchestrator.Workflows.Alterations;

/// <summary>How alterations are named in the audit trail: the gravest of them gives the act.</summary>
internal static class AlterationRecord
{
    public static string ActOf(IReadOnlyList<Alteration> alterations) => alterations switch
    {
        _ when alterations.Any(a => a is CancelInstance) => "workflow.cancelled",
        _ when alterations.Any(a => a is Migrate) => "workflow.migrated",
        _ when alterations.Any(a => a is ScheduleActivity or CancelActivity) => "workflow.token-moved",
        _ when alterations.Any(a => a is SkipActivity) => "workflow.skipped",
        _ when alterations.Any(a => a is RetryActivity) => "workflow.retried",
        _ => "workflow.variable-set",
    };

    public static string KindsOf(IReadOnlyList<Alteration> alterations) => string.Join(',', alterations.Select(a => a switch
    {
        CancelInstance => "Cancel",
        _ => a.GetType().Name,
    }).Distinct());
}

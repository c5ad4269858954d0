using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Publications;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Approvals;

/// <summary>Brings the decision about an approval that is no step of a workflow to the desk whose it is.</summary>
internal sealed class WholeDecisions(PublicationDesk publications, AlterationDesk alterations, CoverageDesk coverage, InspectionPlanDesk plans)
{
    /// <summary>Null when it was decided.</summary>
    public async Task<Refusal?> DecideAsync(ApprovalKey key, bool agrees, string? reason, Actor actor, CancellationToken cancellationToken) => key.Kind switch
    {
        ApprovalKind.Publication => (await publications.DecideAsync(key.Id, agrees, reason, actor, cancellationToken)).Refusal,
        ApprovalKind.Alteration => (await alterations.DecideAsync(key.Id, agrees, reason, actor, cancellationToken)).Refusal,
        ApprovalKind.Exception => (await coverage.DecideAsync(key.Id, agrees, actor, reason, cancellationToken)).Refusal,
        ApprovalKind.Plan when agrees => (await plans.ApproveAsync(key.Id, actor, cancellationToken)).Refusal,
        ApprovalKind.Plan => (await plans.ReturnAsync(key.Id, reason, actor, cancellationToken)).Refusal,
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "A task is decided at its own desk."),
    };

    /// <summary>拿回: its submitter has it again, as if it had been returned to them. The caller has checked that they may.</summary>
    public Task TakeBackAsync(ApprovalKey key, string reason, Actor actor, CancellationToken cancellationToken) => key.Kind switch
    {
        ApprovalKind.Publication => publications.TakeBackAsync(key.Id, reason, actor, cancellationToken),
        ApprovalKind.Alteration => alterations.TakeBackAsync(key.Id, reason, actor, cancellationToken),
        ApprovalKind.Exception => coverage.TakeBackAsync(key.Id, reason, actor, cancellationToken),
        ApprovalKind.Plan => plans.TakeBackAsync(key.Id, reason, actor, cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "A task is taken back at its own desk."),
    };
}

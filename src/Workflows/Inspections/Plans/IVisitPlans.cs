namespace Orchestrator.Workflows.Inspections.Plans;

/// <summary>What plans are made of, and their visits in sets, where one by one would be too slow. In the caller's transaction.</summary>
public interface IVisitPlans
{
    /// <summary>The units of a campaign still to be inspected, its officers and the visits that cases have already.</summary>
    Task<VisitFrame> ReadFrameAsync(string campaignId, CancellationToken cancellationToken = default);

    /// <summary>A plan was approved: its visits wait for their cases, and those of earlier plans that still wait are replaced. Answers how many wait.</summary>
    Task<int> ReleaseAsync(InspectionPlan plan, CancellationToken cancellationToken = default);

    /// <summary>Visits of approved plans whose cases have come to the step, for this transaction; those that another node holds are passed over.</summary>
    Task<IReadOnlyList<ReadyVisit>> TakeReadyAsync(int limit, CancellationToken cancellationToken = default);
}

/// <summary>A visit and the open task by which its case takes it.</summary>
public sealed record ReadyVisit(PlannedVisit Visit, string TaskId);

namespace Orchestrator.Workflows.Jobs;

/// <summary>The items of jobs in sets, where one by one would be too slow. In the caller's transaction.</summary>
public interface IJobItems
{
    /// <summary>How many units have no case in the campaign.</summary>
    Task<int> CountUnitsWithoutCaseAsync(string campaignId, CancellationToken cancellationToken = default);

    /// <summary>Adds an item for each unit that has no case in the campaign, in the order of the units' codes.</summary>
    Task AddUnitsWithoutCaseAsync(string jobId, string campaignId, CancellationToken cancellationToken = default);

    /// <summary>Leaves what is pending.</summary>
    Task LeaveAsync(string jobId, CancellationToken cancellationToken = default);

    /// <summary>Takes pending items of a job for this transaction; those that another node holds are passed over.</summary>
    Task<IReadOnlyList<JobItem>> TakeAsync(string jobId, int limit, CancellationToken cancellationToken = default);
}

using Refit;

namespace Orchestrator.Client.Deadlines;

/// <summary>Armed, fired and cancelled deadlines.</summary>
public interface IDeadlinesApi
{
    /// <summary>The next to expire first.</summary>
    [Get("/api/deadlines")]
    Task<Page<DeadlineInfo>> ListAsync([Query] DeadlineFilter filter, CancellationToken cancellationToken = default);
}

namespace Orchestrator.Host.Progress;

/// <summary>The instances of one version that wait at one step.</summary>
/// <param name="ActivityId">The step.</param>
/// <param name="Instances">How many wait there.</param>
/// <param name="Median">How long the one in the middle has waited; of an even number, the mean of the middle two.</param>
/// <param name="Longest">How long the first has waited.</param>
internal sealed record StepQueue(string ActivityId, int Instances, TimeSpan Median, TimeSpan Longest)
{
    /// <summary>Reckons from the instants at which each began to wait.</summary>
    public static StepQueue Of(string activityId, IEnumerable<DateTimeOffset> since, DateTimeOffset now)
    {
        var waits = since.Select(instant => now - instant).Order().ToList();
        var middle = waits.Count / 2;
        return new StepQueue(activityId, waits.Count, waits.Count % 2 == 1 ? waits[middle] : (waits[middle - 1] + waits[middle]) / 2, waits[^1]);
    }
}

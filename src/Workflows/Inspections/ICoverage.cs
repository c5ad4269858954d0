namespace Orchestrator.Workflows.Inspections;

/// <summary>Asks which units of a campaign are still to be inspected (REQ-39: every unit, or a signed exception).</summary>
public interface ICoverage
{
    /// <summary>Cases without a finished inspection and without a signed exception, those that ended otherwise left out.</summary>
    Task<Uninspected> ReadAsync(string campaignId, CancellationToken cancellationToken = default);
}

/// <summary>Units that were not inspected.</summary>
/// <param name="Names">The first of them by case number, ten at most.</param>
public sealed record Uninspected(int Count, IReadOnlyList<string> Names)
{
    public static Uninspected None { get; } = new(0, []);
}

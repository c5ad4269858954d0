namespace Orchestrator.Workflows.Simulation;

/// <summary>The simulation that a database holds. A run that was interrupted is taken up again by the same command.</summary>
public sealed class SimulationRun
{
    /// <summary>Always <c>simulation</c>: a database holds one.</summary>
    public required string Id { get; init; }
    public required int Seed { get; init; }
    public required int Units { get; init; }
    public required string CampaignId { get; init; }
    /// <summary>Simulated instant (UTC) at which it begins.</summary>
    public required DateTimeOffset From { get; init; }
    /// <summary>Every unit has its case and the campaign's workflow runs.</summary>
    public bool IsLaunched { get; set; }
    /// <summary>Simulated instant (UTC) at which nothing was left to do; null while it is going on.</summary>
    public DateTimeOffset? FinishedAt { get; set; }
    /// <summary>Set when the run was stopped half-way to be shown live: what the shown time is ahead of (or behind) the real one, milliseconds.</summary>
    public long? ClockOffsetMilliseconds { get; set; }
}

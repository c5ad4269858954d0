namespace Orchestrator.Workflows.Reconciliation;

/// <summary>What a unit says of itself in its self-check, as far as it can be compared with what others say (SELF). The latest filing counts.</summary>
public sealed class SelfStatement
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public required string UnitId { get; init; }
    public required DateTimeOffset ReceivedAt { get; set; }
    /// <summary>From whom it rents, line by line.</summary>
    public List<Uplink> Uplinks { get; set; } = [];
    /// <summary>Sells on to others.</summary>
    public bool Resells { get; set; }
    /// <summary>Users it serves, ends included.</summary>
    public int Users { get; set; }
    /// <summary>Ports in its own ledger; 0 when it told none.</summary>
    public int Ports { get; set; }
    /// <summary>People employed; null when not told.</summary>
    public int? Staff { get; set; }
    /// <summary>Days for which it keeps logs; null when not told.</summary>
    public int? LogDays { get; set; }
    /// <summary>Gaps that it found in itself.</summary>
    public int Gaps { get; set; }
    /// <summary>Address ranges of its own ledger, each as a block or first–last.</summary>
    public List<string> Ledger { get; set; } = [];
}

/// <summary>One line that a unit rents.</summary>
/// <param name="UpstreamUnitId">Who sells it, when that is a registered unit.</param>
/// <param name="UpstreamName">Who sells it, as written.</param>
/// <param name="CircuitId">Number of the line as the seller's ledger has it; null when not told.</param>
public sealed record Uplink(string? UpstreamUnitId, string UpstreamName, string? CircuitId, decimal BandwidthMbps);

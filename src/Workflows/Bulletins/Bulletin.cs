namespace Orchestrator.Workflows.Bulletins;

/// <summary>专项整治情况通报: figures frozen as of an instant, each bound to a metric id.</summary>
public sealed class Bulletin
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public required DateTimeOffset AsOf { get; init; }
    /// <summary>Metric id (m01 …) to value, JSON. Later events never change it.</summary>
    public required string Metrics { get; init; }
    /// <summary>The lists of its annexes, JSON of <see cref="BulletinAnnexes"/>; null in bulletins from before they were kept.</summary>
    public string? Annexes { get; init; }
    /// <summary>Merkle root over the heads of all audit chains as of <see cref="AsOf"/>, hex SHA-256.</summary>
    public required string AuditRoot { get; init; }
    /// <summary>Lower-case hex SHA-256 of the snapshot: every figure with the list behind it. The snapshot of the same instant is the same, byte for byte.</summary>
    public string? SnapshotHash { get; set; }
    /// <summary>Which edition of the definitions (<see cref="BulletinMetrics.Edition"/>) it was frozen under: only under the same one can it be counted anew.</summary>
    public int Edition { get; init; }
    public string? NoticeId { get; set; }
    public string? SignedBy { get; set; }
    public DateTimeOffset? IssuedAt { get; set; }
}

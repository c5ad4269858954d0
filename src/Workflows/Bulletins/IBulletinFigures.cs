namespace Orchestrator.Workflows.Bulletins;

/// <summary>Counts what the bulletin reports. Every figure is the sum over a list, and the list can be opened.</summary>
public interface IBulletinFigures
{
    /// <summary>
    /// All figures of a campaign as of an instant with the proof of the lists behind them. Events count that happened before the instant; days count that were
    /// over by then (Asia/Shanghai). Asked again later for the same instant it gives the same, byte for byte.
    /// </summary>
    Task<MetricSnapshot> SnapshotAsync(string campaignId, DateTimeOffset asOf, CancellationToken cancellationToken = default);

    /// <summary>The list behind a figure, in the order of its ids: what was counted, each with what it adds. A share opens the list of its denominator, in which what counts has an amount.</summary>
    Task<IReadOnlyList<MetricRow>> ListAsync(string campaignId, string metric, DateTimeOffset asOf, CancellationToken cancellationToken = default);

    /// <summary>What the bulletin's annexes list as of an instant.</summary>
    Task<BulletinAnnexes> AnnexesAsync(string campaignId, DateTimeOffset asOf, CancellationToken cancellationToken = default);

    /// <summary>Merkle root (lower-case hex SHA-256) over the heads of all audit chains as they stand, in the order of their names.</summary>
    Task<string> AuditRootAsync(CancellationToken cancellationToken = default);
}

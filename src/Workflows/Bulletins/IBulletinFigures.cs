namespace Orchestrator.Workflows.Bulletins;

/// <summary>Counts what the bulletin reports.</summary>
public interface IBulletinFigures
{
    /// <summary>
    /// All figures of a campaign as of an instant: metric id (<c>m01</c> …) to value, and <c>district/metric</c> for each district. Events count
    /// that happened before the instant; days count that were over by then (Asia/Shanghai). Asked again later for the same instant it gives the same.
    /// </summary>
    Task<IReadOnlyDictionary<string, decimal>> ComputeAsync(string campaignId, DateTimeOffset asOf, CancellationToken cancellationToken = default);

    /// <summary>Merkle root (lower-case hex SHA-256) over the heads of all audit chains as they stand, in the order of their names.</summary>
    Task<string> AuditRootAsync(CancellationToken cancellationToken = default);
}

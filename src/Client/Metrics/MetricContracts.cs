namespace Orchestrator.Client.Metrics;

/// <summary>One figure with its definition.</summary>
/// <param name="Id"><c>m01</c> …</param>
/// <param name="Unit"><c>AccessUnits</c>, <c>Items</c>, <c>Percent</c>, <c>Yuan</c> or <c>Mbps</c>.</param>
/// <param name="FormulaZh">What is counted.</param>
public sealed record MetricInfo(string Id, string Unit, string Zh, string En, string FormulaZh, string FormulaEn, decimal Value);

/// <summary>All figures of an instant.</summary>
/// <param name="Hash">SHA-256 of the snapshot.</param>
public sealed record MetricsInfo(string CampaignId, DateTimeOffset AsOf, string Hash, IReadOnlyList<MetricInfo> Metrics);

/// <summary>One line of the list behind a figure, with what it adds to it.</summary>
public sealed record MetricRowInfo(string Id, string? CaseId, string Label, string? District, decimal Amount);

/// <summary>The bulletin as it may be published: figures and districts, no unit, no person.</summary>
/// <param name="Districts">By district, by metric.</param>
/// <param name="SnapshotHash">SHA-256 of the frozen snapshot; null for a bulletin frozen before there were snapshots.</param>
/// <param name="AuditRoot">Root over the audit chains.</param>
public sealed record PublicBulletin(string Campaign, string FoundingDocument, DateTimeOffset AsOf, IReadOnlyList<MetricInfo> Metrics, IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> Districts, string? SnapshotHash, string AuditRoot);

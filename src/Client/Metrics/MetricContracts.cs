namespace Orchestrator.Client.Metrics;

/// <summary>One figure with its definition.</summary>
/// <param name="Id"><c>m01</c> …</param>
/// <param name="Unit"><c>AccessUnits</c>, <c>Items</c>, <c>Percent</c>, <c>Yuan</c>, <c>Mbps</c> or <c>Days</c>.</param>
/// <param name="FormulaZh">What is counted.</param>
/// <param name="Measure">How it comes out of its list: <c>Count</c> of the rows, <c>Sum</c> of the amounts, <c>Share</c> of the amounts in what they could be, <c>Mean</c>.</param>
/// <param name="Parts">Figures of its parts, for example of each timer; empty when it has none.</param>
public sealed record MetricInfo(string Id, string Unit, string Zh, string En, string FormulaZh, string FormulaEn, decimal Value, string Measure, IReadOnlyDictionary<string, decimal> Parts);

/// <summary>All figures of an instant.</summary>
/// <param name="Hash">SHA-256 of the snapshot.</param>
public sealed record MetricsInfo(string CampaignId, DateTimeOffset AsOf, string Hash, IReadOnlyList<MetricInfo> Metrics);

/// <summary>One line of the list behind a figure, with what it adds to it.</summary>
/// <param name="Amount">Of a share 1 when it counts and 0 when it does not.</param>
/// <param name="Base">Of a share what the amount could be.</param>
/// <param name="Part">The part of the indicator that it belongs to, if it has parts.</param>
/// <param name="Category">Category of the unit.</param>
public sealed record MetricRowInfo(string Id, string? CaseId, string Label, string? District, decimal Amount, decimal Base, string? Part, string? Category);

/// <summary>The bulletin as it may be published: figures and districts, no unit, no person.</summary>
/// <param name="Districts">By district, by metric.</param>
/// <param name="Categories">By category of units, by metric.</param>
/// <param name="SnapshotHash">SHA-256 of the frozen snapshot; null for a bulletin frozen before there were snapshots.</param>
/// <param name="AuditRoot">Root over the audit chains.</param>
public sealed record PublicBulletin(string Campaign, string FoundingDocument, DateTimeOffset AsOf, IReadOnlyList<MetricInfo> Metrics, IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> Districts, IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> Categories, string? SnapshotHash, string AuditRoot);

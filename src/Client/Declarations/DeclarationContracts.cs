using Orchestrator.Client.Units;

namespace Orchestrator.Client.Declarations;

/// <summary>One filing of a unit's table of second-level units.</summary>
/// <param name="FileHash">SHA-256 of the file as uploaded; null for a zero return.</param>
public sealed record DeclarationInfo(string Id, string UnitId, int Version, DateTimeOffset FiledAt, bool IsLate, bool IsZeroReturn, int Rows, int BadRows, string? FileName, string? FileHash, bool IsSuperseded, string? ReturnReason);

/// <summary>What became of a table.</summary>
/// <param name="Declaration">The new version; null when faulty rows kept it from being taken, and then what was in force stays.</param>
public sealed record DeclarationResult(DeclarationInfo? Declaration, UnitImportReport Report);

/// <summary>States that a unit serves no second-level units.</summary>
public sealed record ZeroReturn(string CampaignId, string UnitId);

/// <summary>Returns a table for correction.</summary>
public sealed record ReturnDeclaration(string Reason);

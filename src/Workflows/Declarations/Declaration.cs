namespace Orchestrator.Workflows.Declarations;

/// <summary>One filing of a unit's table of second-level units. A later version takes the place of the earlier, which stays to be read.</summary>
public sealed class Declaration
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    /// <summary>The reporting unit.</summary>
    public required string UnitId { get; init; }
    /// <summary>1 for the first filing.</summary>
    public required int Version { get; init; }
    public required DateTimeOffset FiledAt { get; init; }
    public required string FiledBy { get; init; }
    /// <summary>Filed after the self-check phase had ended.</summary>
    public required bool IsLate { get; init; }
    /// <summary>The unit states 无二次接入单位: a table without rows counts only with it (V6).</summary>
    public required bool IsZeroReturn { get; init; }
    /// <summary>Rows taken.</summary>
    public required int Rows { get; init; }
    /// <summary>Rows refused, to be corrected.</summary>
    public required int BadRows { get; init; }
    /// <summary>Name of the file as uploaded; null for a zero return.</summary>
    public string? FileName { get; init; }
    /// <summary>Lower-case hex SHA-256 of the file; null for a zero return.</summary>
    public string? FileHash { get; init; }
    /// <summary>Replaced by a later version.</summary>
    public bool IsSuperseded { get; set; }
    /// <summary>What must be corrected; null unless it was returned.</summary>
    public string? ReturnReason { get; set; }
    public string? ReturnedBy { get; set; }
    public DateTimeOffset? ReturnedAt { get; set; }
}

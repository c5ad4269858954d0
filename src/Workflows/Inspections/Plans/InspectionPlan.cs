using NodaTime;

namespace Orchestrator.Workflows.Inspections.Plans;

/// <summary>检查计划 (TR-08, REQ-39): who visits which unit of a campaign on which day. Proposed by the service, changed and approved by people.</summary>
public sealed class InspectionPlan
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    /// <summary>1, 2, 3 … within the campaign.</summary>
    public required int Number { get; init; }
    /// <summary>First day of visits, Asia/Shanghai.</summary>
    public required LocalDate FirstDay { get; init; }
    /// <summary>Last day of visits; it belongs to the plan.</summary>
    public required LocalDate LastDay { get; init; }
    /// <summary>Most visits of an officer on a working day.</summary>
    public required int VisitsPerDay { get; init; }
    /// <summary>Pairs may visit units of other districts when those of the district are full.</summary>
    public required bool AcrossDistricts { get; init; }
    /// <summary>Why visits lie after the inspection phase; null while none may.</summary>
    public string? Reason { get; init; }
    /// <summary>Lower-case hex SHA-256 of what was planned for: the same gives the same proposal.</summary>
    public required string Fingerprint { get; init; }
    public required string ProposedBy { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset ProposedAt { get; init; }
    /// <summary>Who proposed or changed it: none of them approves it.</summary>
    public List<string> MadeBy { get; init; } = [];
    public InspectionPlanState State { get; set; } = InspectionPlanState.Draft;
    public string? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    /// <summary>Why it was sent back.</summary>
    public string? DecisionReason { get; set; }
    /// <summary>Concurrency token and ETag.</summary>
    public long Revision { get; set; }
}

/// <summary>Life of a plan.</summary>
public enum InspectionPlanState
{
    /// <summary>拟定: it can be changed, approved or sent back.</summary>
    Draft,
    /// <summary>已批准: its visits go to the cases.</summary>
    Approved,
    /// <summary>退回: somebody proposes another.</summary>
    Returned,
    /// <summary>A later plan stands in its place.</summary>
    Replaced,
}

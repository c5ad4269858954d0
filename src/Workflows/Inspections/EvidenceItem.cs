namespace Orchestrator.Workflows.Inspections;

/// <summary>A thing or file secured at an inspection. Who holds it is told by its chain of custody, <see cref="CustodyEntry"/>.</summary>
public sealed class EvidenceItem
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public required string CaseId { get; init; }
    public required string InspectionId { get; init; }
    /// <summary>Number within the case, 1 and up.</summary>
    public required int Number { get; init; }
    /// <summary>Checklist item that it proves; null when it concerns the whole.</summary>
    public string? ItemCode { get; init; }
    /// <summary>What it is and where it was found.</summary>
    public required string Description { get; init; }
    /// <summary>Lower-case hex SHA-256 of a file or of a medium's image; null for a thing.</summary>
    public string? Sha256 { get; init; }
    public required DateTimeOffset CollectedAt { get; init; }
    /// <summary>Both officers.</summary>
    public required string CollectedBy { get; init; }
    public required string SecondOfficer { get; init; }
    /// <summary>Who of the unit was present, or the witness.</summary>
    public required string InPresenceOf { get; init; }
    /// <summary>Whether it counts, once somebody who secured it was recused.</summary>
    public EvidenceStanding Standing { get; set; }
    /// <summary>Who decided whether it counts, when (UTC) and why.</summary>
    public string? StandingDecidedBy { get; set; }
    public DateTimeOffset? StandingDecidedAt { get; set; }
    public string? StandingReason { get; set; }
}

/// <summary>Whether a piece of evidence counts (程序规定 art. 25: who orders a recusal decides about what was done before).</summary>
public enum EvidenceStanding
{
    /// <summary>Nobody questions it.</summary>
    Unquestioned,
    /// <summary>待决定: somebody who secured it was recused; nothing is decided on it meanwhile.</summary>
    InDoubt,
    /// <summary>有效</summary>
    Kept,
    /// <summary>排除</summary>
    Excluded,
}

/// <summary>One hand-over of a piece of evidence. Each entry carries the hash of the one before it, so that none can be changed or left out unseen.</summary>
public sealed class CustodyEntry
{
    public required string Id { get; init; }
    public required string EvidenceId { get; init; }
    /// <summary>1 is the securing itself.</summary>
    public required int Sequence { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>Who gave it; null at the securing.</summary>
    public string? From { get; init; }
    /// <summary>Who holds it from now on: a person of the bureau by id; whoever else keeps a thing, by name.</summary>
    public required string To { get; init; }
    public required string Purpose { get; init; }
    /// <summary>State of seal and thing, as both found it.</summary>
    public required string Condition { get; init; }
    /// <summary>Where it is from now on; null where that was not noted.</summary>
    public string? Place { get; init; }
    /// <summary>Hash of the entry before; null at the securing.</summary>
    public string? PreviousHash { get; init; }
    /// <summary>Lower-case hex SHA-256 over this entry and <see cref="PreviousHash"/>.</summary>
    public required string Hash { get; init; }
}

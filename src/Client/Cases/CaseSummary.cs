namespace Orchestrator.Client.Cases;

/// <summary>One unit's case in a list.</summary>
public sealed record CaseSummary
{
    public required string Id { get; init; }
    public required string CampaignId { get; init; }
    public required string UnitId { get; init; }
    public required string Number { get; init; }
    public required string UnitName { get; init; }
    public required string District { get; init; }
    public required string Category { get; init; }
    /// <summary>State code of the domain (<c>U00</c> … <c>U61</c>, <c>X2</c> …).</summary>
    public required string State { get; init; }
    public required DateTimeOffset StateSince { get; init; }
    public string? LeadOfficerId { get; init; }
    public string? CoOfficerId { get; init; }
    public bool SelfCheckLate { get; init; }
    public bool IsEnded { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateOnly? ClosedOn { get; init; }
    /// <summary>中止: set while the case stands still.</summary>
    public CaseHoldInfo? Hold { get; init; }
    /// <summary>The case that this one was merged into.</summary>
    public string? MergedIntoId { get; init; }
    public string? InstanceId { get; init; }
    public required long Revision { get; init; }
}

/// <summary>Why and since when a case stands still.</summary>
public sealed record CaseHoldInfo(string Ground, string Reason, DateOnly Since);

namespace Orchestrator.Client.Campaigns;

/// <summary>A campaign with its dated phases.</summary>
public sealed record CampaignSummary
{
    public required string Id { get; init; }
    public required string Code { get; init; }
    public required string Title { get; init; }
    public required string FoundingDocument { get; init; }
    public required DateOnly IssuedOn { get; init; }
    /// <summary>Draft, Launched or Closed.</summary>
    public required string State { get; init; }
    public required IReadOnlyList<CampaignPhase> Phases { get; init; }
    public bool IsSimulated { get; init; }
    /// <summary>Officers may warn together with an order to rectify.</summary>
    public bool WarnOnOrder { get; init; }
    public string? InstanceId { get; init; }
    public DateTimeOffset? LaunchedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public required long Revision { get; init; }
}

/// <summary>Sets whether officers may warn together with an order to rectify.</summary>
public sealed record SetWarnOnOrder(bool Warns, string Reason);

/// <summary>One phase; both days belong to it (Asia/Shanghai).</summary>
public sealed record CampaignPhase(int Number, string Name, string NameEn, DateOnly First, DateOnly Last);

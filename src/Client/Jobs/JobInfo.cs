using System.Text.Json;

namespace Orchestrator.Client.Jobs;

/// <summary>Work on many things in the background, and how far it has come.</summary>
public sealed record JobInfo
{
    public required string Id { get; init; }
    /// <summary>Launch, Assign or Complete.</summary>
    public required string Kind { get; init; }
    /// <summary>Running, Paused, Completed or Cancelled.</summary>
    public required string Status { get; init; }
    public string? CampaignId { get; init; }
    public string? Reason { get; init; }
    public required string OrderedByName { get; init; }
    public required DateTimeOffset OrderedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public int Total { get; init; }
    public int Done { get; init; }
    public int Refused { get; init; }
    public int Failed { get; init; }
    public int Pending { get; init; }
    public int Left { get; init; }
}

/// <summary>One thing of a job: the unit or task, and what became of it.</summary>
public sealed record JobItemInfo(string SubjectId, string Status, string? CaseId, string? Message, string? MessageEn, DateTimeOffset? DoneAt);

/// <summary>
/// Orders a job. <paramref name="Kind"/> is Launch (with <see cref="CampaignId"/>), Assign (with <see cref="TaskIds"/>, <see cref="AssigneeId"/> and a
/// reason) or Complete (with <see cref="TaskIds"/>, <see cref="Outcome"/> and what its form asks for).
/// </summary>
public sealed record JobRequest(string Kind)
{
    public string? CampaignId { get; init; }
    public IReadOnlyList<string>? TaskIds { get; init; }
    public string? AssigneeId { get; init; }
    public string? Outcome { get; init; }
    public JsonElement? Form { get; init; }
    public string? Reason { get; init; }
}

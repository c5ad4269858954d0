using System.Text.Json;

namespace Orchestrator.Client.Alterations;

/// <summary>Alterations that were ordered, and how far they have come.</summary>
public sealed record AlterationPlanInfo
{
    public required string Id { get; init; }
    /// <summary>What is done, for example <c>ModifyVariable,RetryActivity</c>.</summary>
    public required string Kinds { get; init; }
    public string? DefinitionId { get; init; }
    /// <summary>Proposed (waits for a second person), Running, Completed, Rejected or Stopped.</summary>
    public required string Status { get; init; }
    public required string Reason { get; init; }
    public required string ProposedBy { get; init; }
    public required string ProposedByName { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    /// <summary>Legal acts that are touched.</summary>
    public IReadOnlyList<string> LegalActs { get; init; } = [];
    public string? DecidedByName { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }
    public string? DecisionReason { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public int Total { get; init; }
    public int Done { get; init; }
    public int Refused { get; init; }
    public int Failed { get; init; }
    public int Pending { get; init; }
    public int Left { get; init; }
}

/// <summary>One instance of a plan.</summary>
public sealed record AlterationItemInfo(string InstanceId, string Status)
{
    /// <summary>Status of the instance afterwards.</summary>
    public string? InstanceStatus { get; init; }
    /// <summary>Why it was refused or failed, or what still holds the instance up.</summary>
    public string? Message { get; init; }
    public string? MessageEn { get; init; }
    public JsonElement? Report { get; init; }
    public DateTimeOffset? DoneAt { get; init; }
}

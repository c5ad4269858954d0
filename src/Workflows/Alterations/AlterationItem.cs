namespace Orchestrator.Workflows.Alterations;

/// <summary>One instance of a plan. Its row changes in the transaction that alters the instance, so it is altered once or not at all.</summary>
public sealed class AlterationItem
{
    public required string Id { get; init; }
    public required string PlanId { get; init; }
    public required string InstanceId { get; init; }
    public AlterationItemStatus Status { get; set; }
    /// <summary>Status of the instance afterwards, by its Elsa name.</summary>
    public string? InstanceStatus { get; set; }
    /// <summary>Why it was refused or failed, or what still holds the instance up; in both languages where we say it.</summary>
    public string? Message { get; set; }
    public string? MessageEn { get; set; }
    /// <summary>What was carried over, dropped and so on, as JSON.</summary>
    public string? Report { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>Life of an item.</summary>
public enum AlterationItemStatus
{
    Pending,
    Done,
    /// <summary>The engine or the domain said no; the instance is as it was.</summary>
    Refused,
    /// <summary>It broke; the instance is as it was.</summary>
    Failed,
    /// <summary>The plan was stopped or rejected before its turn came.</summary>
    Left,
}

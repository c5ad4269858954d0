namespace Orchestrator.Workflows.Jobs;

/// <summary>One thing that a job works on. Its row changes in the transaction that does the work, so the work is done once or not at all.</summary>
public sealed class JobItem
{
    public required string Id { get; init; }
    public required string JobId { get; init; }
    /// <summary>The unit or task, by the kind of the job.</summary>
    public required string SubjectId { get; init; }
    public JobItemStatus Status { get; set; }
    /// <summary>The case that was opened or moved.</summary>
    public string? CaseId { get; set; }
    /// <summary>Why it was refused or failed, in both languages where we say it.</summary>
    public string? Message { get; set; }
    public string? MessageEn { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
}

/// <summary>Life of an item.</summary>
public enum JobItemStatus
{
    Pending,
    Done,
    /// <summary>The domain said no; nothing has changed.</summary>
    Refused,
    /// <summary>It broke; nothing has changed.</summary>
    Failed,
    /// <summary>The job was cancelled before its turn came.</summary>
    Left,
}

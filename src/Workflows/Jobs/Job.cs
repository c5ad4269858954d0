using System.Text.Json;
using Orchestrator.Engine.Values;

namespace Orchestrator.Workflows.Jobs;

/// <summary>Work on many things that one person ordered and a node does in the background. Each thing has a row of its own (<see cref="JobItem"/>), so that work goes on after a crash where it stood.</summary>
public sealed class Job
{
    public required string Id { get; init; }
    public required JobKind Kind { get; init; }
    /// <summary>What is done to each item, as JSON; see <see cref="Orders"/>.</summary>
    public required string Order { get; init; }
    /// <summary>The campaign that is launched; null for other kinds.</summary>
    public string? CampaignId { get; init; }
    public string? Reason { get; init; }
    public required string OrderedBy { get; init; }
    public required string OrderedByName { get; init; }
    public required DateTimeOffset OrderedAt { get; init; }
    public JobStatus Status { get; set; }
    public required int Total { get; init; }
    public DateTimeOffset? CompletedAt { get; set; }
    /// <summary>Concurrency token.</summary>
    public long Revision { get; set; }

    public bool IsOver => Status is JobStatus.Completed or JobStatus.Cancelled;

    public JobOrder Orders() => JsonSerializer.Deserialize<JobOrder>(Order, PlainValue.Json)!;

    internal static string Write(JobOrder order) => JsonSerializer.Serialize(order, PlainValue.Json);
}

/// <summary>What kind of work a job does.</summary>
public enum JobKind
{
    /// <summary>Opens a case for each unit that has none; items are units.</summary>
    Launch,
    /// <summary>Gives tasks to a person; items are tasks.</summary>
    Assign,
    /// <summary>Decides tasks that are alike, and so issues the documents that follow from the decision; items are tasks.</summary>
    Complete,
}

/// <summary>Life of a job.</summary>
public enum JobStatus
{
    Running,
    /// <summary>Held by a person; goes on when resumed.</summary>
    Paused,
    Completed,
    /// <summary>Ended by a person; what was done stays done.</summary>
    Cancelled,
}

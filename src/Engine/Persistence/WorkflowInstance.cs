namespace Orchestrator.Engine.Persistence;

/// <summary>One running or finished instance of a definition: the columns that lists filter by, and the state document.</summary>
public sealed class WorkflowInstance
{
    public required string Id { get; init; }
    public required string DefinitionId { get; init; }
    public required string DefinitionVersionId { get; set; }
    public required int DefinitionVersion { get; set; }
    public string? ParentInstanceId { get; init; }
    /// <summary>For instances that carry a case: the case's id.</summary>
    public string? CorrelationId { get; set; }
    public string? Name { get; set; }
    public WorkflowStatus Status { get; set; }
    public WorkflowSubStatus SubStatus { get; set; }
    public int IncidentCount { get; set; }
    public bool IsSystem { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    /// <summary>Concurrency token: raised by each burst.</summary>
    public long Revision { get; set; }
    /// <summary>The state document (compact, versioned JSON): only what the graph cannot tell.</summary>
    public required string State { get; set; }
}

/// <summary>Elsa's two-valued status.</summary>
public enum WorkflowStatus
{
    Running,
    Finished,
}

/// <summary>Elsa's detailed status. Pending, Executing and Suspended are Running; the rest are Finished.</summary>
public enum WorkflowSubStatus
{
    Pending,
    Executing,
    Suspended,
    Finished,
    Cancelled,
    Faulted,
    Interrupted,
}

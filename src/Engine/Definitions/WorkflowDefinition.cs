namespace Orchestrator.Engine.Definitions;

/// <summary>
/// One stored version of a workflow definition: Elsa's row. <see cref="DefinitionId"/> is the stable logical id, <see cref="Id"/> the version's own.
/// At most one version per definition is latest and at most one is published.
/// </summary>
public sealed class WorkflowDefinition
{
    /// <summary>The version id; instances store it and stay on it until they are migrated.</summary>
    public required string Id { get; init; }
    public required string DefinitionId { get; init; }
    public required int Version { get; init; }
    public required string Name { get; set; }
    public string? Description { get; set; }
    public bool IsLatest { get; set; }
    public bool IsPublished { get; set; }
    public bool IsReadonly { get; set; }
    public bool IsSystem { get; set; }
    /// <summary>True when <c>options.usableAsActivity</c> is set: the published version then appears in the designer's toolbox.</summary>
    public bool UsableAsActivity { get; set; }
    /// <summary>Version of the tool that wrote the document, such as <c>3.8.0.0</c>.</summary>
    public string? ToolVersion { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    /// <summary>Who gave the document its present content; null when the service itself did.</summary>
    public string? SavedBy { get; set; }
    /// <summary>Concurrency token: raised by each save.</summary>
    public long Revision { get; set; }
    /// <summary>The whole document in Elsa 3's camelCase JSON, unknown members kept. Server-owned members (id, version, isLatest …) are taken from the columns, not from here.</summary>
    public required string Json { get; set; }
}

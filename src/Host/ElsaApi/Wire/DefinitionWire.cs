using System.Text.Json.Nodes;

namespace Orchestrator.Host.ElsaApi.Wire;

/// <summary>A definition in a list.</summary>
internal sealed record DefinitionSummary
{
    public IReadOnlyList<Link>? Links { get; init; }
    public required string Id { get; init; }
    public required string DefinitionId { get; init; }
    public required string Name { get; init; }
    public string? Description { get; init; }
    public required int Version { get; init; }
    public string? ToolVersion { get; init; }
    public required bool IsLatest { get; init; }
    public required bool IsPublished { get; init; }
    public string MaterializerName { get; init; } = "Json";
    public bool? IsMaterializerAvailable { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required bool IsReadonly { get; init; }
}

/// <summary>The answer to saving and publishing.</summary>
internal sealed record SavedDefinition(JsonObject WorkflowDefinition, bool AlreadyPublished, int ConsumingWorkflowCount, IReadOnlyList<string> ValidationErrors);

/// <summary>Several definitions by their logical ids.</summary>
internal sealed record DefinitionSelection(IReadOnlyList<string>? DefinitionIds);

/// <summary>Several rows by their ids.</summary>
internal sealed record RowIds(IReadOnlyList<string>? Ids);

/// <summary>How many rows were deleted.</summary>
internal sealed record DeletedRows(int Deleted);

/// <summary>What publishing several definitions did.</summary>
internal sealed record BulkPublished
{
    public List<string> Published { get; } = [];
    public List<string> AlreadyPublished { get; } = [];
    public List<string> NotFound { get; } = [];
    public List<string> Skipped { get; } = [];
    public List<string> UpdatedConsumers { get; } = [];
    public List<string> Failed { get; } = [];
    public Dictionary<string, IReadOnlyList<string>> Warnings { get; } = [];
}

/// <summary>What retracting several definitions did.</summary>
internal sealed record BulkRetracted
{
    public List<string> Retracted { get; } = [];
    public List<string> AlreadyRetracted { get; } = [];
    public List<string> Skipped { get; } = [];
    public List<string> NotPublished { get; } = [];
    public List<string> NotFound { get; } = [];
}

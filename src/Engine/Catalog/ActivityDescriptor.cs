using System.Text.Json.Nodes;

namespace Orchestrator.Engine.Catalog;

/// <summary>What the designer is told about an activity type; the wire shape of Elsa's descriptor (camelCase).</summary>
public sealed record ActivityDescriptor
{
    public required string TypeName { get; init; }
    public required string Namespace { get; init; }
    public required string Name { get; init; }
    public int Version { get; init; } = 1;
    public required string Category { get; init; }
    public string? DisplayName { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<InputDescriptor> Inputs { get; init; } = [];
    public IReadOnlyList<OutputDescriptor> Outputs { get; init; } = [];
    public ActivityKind Kind { get; init; }
    public bool RunAsynchronously { get; init; }
    public IReadOnlyList<PortDescriptor> Ports { get; init; } = [];
    public IReadOnlyDictionary<string, object?> CustomProperties { get; init; } = new Dictionary<string, object?>();
    public IReadOnlyDictionary<string, object?> ConstructionProperties { get; init; } = new Dictionary<string, object?>();
    public bool IsContainer { get; init; }
    public bool IsBrowsable { get; init; } = true;
    public bool IsStart { get; init; }
    public bool IsTerminal { get; init; }
}

/// <summary>An input as the designer sees it.</summary>
public sealed record InputDescriptor
{
    public required string Name { get; init; }
    public required string TypeName { get; init; }
    public string? DisplayName { get; init; }
    public string? Description { get; init; }
    public float Order { get; init; }
    public bool IsBrowsable { get; init; } = true;
    public bool IsSerializable { get; init; } = true;
    public bool IsSynthetic { get; init; }
    /// <summary>True when the JSON holds an expression, false when it holds the plain value.</summary>
    public bool IsWrapped { get; init; }
    public required string UiHint { get; init; }
    public string? Category { get; init; }
    public JsonNode? DefaultValue { get; init; }
    public string? DefaultSyntax { get; init; }
    public bool IsReadOnly { get; init; }
    public bool IsSensitive { get; init; }
    public bool AutoEvaluate { get; init; } = true;
    public string? StorageDriverType { get; init; }
    public JsonObject UiSpecifications { get; init; } = [];
}

/// <summary>An output as the designer sees it.</summary>
public sealed record OutputDescriptor
{
    public required string Name { get; init; }
    public required string TypeName { get; init; }
    public string? DisplayName { get; init; }
    public string? Description { get; init; }
    public float Order { get; init; }
    public bool IsBrowsable { get; init; } = true;
    public bool IsSerializable { get; init; } = true;
    public bool IsSynthetic { get; init; }
}

/// <summary>An outcome (Flow) or a child slot (Embedded).</summary>
public sealed record PortDescriptor(string Name, string DisplayName, PortType Type, bool IsBrowsable = true);

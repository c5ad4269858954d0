namespace Orchestrator.Engine;

/// <summary>Puts an activity into the catalogue. Texts are Chinese; the English ones stand beside them.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivityAttribute(string @namespace, string category) : Attribute
{
    public string Namespace { get; } = @namespace;
    /// <summary>The toolbox group, Chinese; the part before a slash is the group.</summary>
    public string Category { get; } = category;
    public string? CategoryEn { get; init; }
    /// <summary>Name after the namespace; the class name by default.</summary>
    public string? Type { get; init; }
    public int Version { get; init; } = 1;
    public string? DisplayName { get; init; }
    public string? DisplayNameEn { get; init; }
    public string? Description { get; init; }
    public string? DescriptionEn { get; init; }
    public ActivityKind Kind { get; init; } = ActivityKind.Action;
    /// <summary>Whether the toolbox shows it. Default true.</summary>
    public bool IsBrowsable { get; init; } = true;
    public bool IsContainer { get; init; }
    /// <summary>A start marker has no inbound port.</summary>
    public bool IsStart { get; init; }
    /// <summary>A terminal activity ends the nearest flowchart or sequence and has no outbound port.</summary>
    public bool IsTerminal { get; init; }
}

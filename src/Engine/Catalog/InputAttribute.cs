namespace Orchestrator.Engine;

/// <summary>Describes an input to the designer. On a property that is not <see cref="Engine.Input"/> it marks a plain JSON value.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute : Attribute
{
    public string? DisplayName { get; init; }
    public string? DisplayNameEn { get; init; }
    public string? Description { get; init; }
    public string? DescriptionEn { get; init; }
    /// <summary>One of <see cref="UIHints"/>; derived from the type when null.</summary>
    public string? UIHint { get; init; }
    /// <summary>Value that the designer shows before the first edit.</summary>
    public object? DefaultValue { get; init; }
    /// <summary>Choices of a dropdown, radio list or check list: <c>value</c> or <c>value|文字|text</c>.</summary>
    public string[]? Options { get; init; }
    /// <summary>Extra UI specifications as a JSON object, merged over the derived ones.</summary>
    public string? UISpecifications { get; init; }
    /// <summary>Outcomes that a <c>dynamic-outcomes</c> input always has beside its items.</summary>
    public string[]? FixedOutcomes { get; init; }
    public float Order { get; init; }
    /// <summary>Tab or group within the property panel.</summary>
    public string? Category { get; init; }
    public string? CategoryEn { get; init; }
    public string? DefaultSyntax { get; init; }
    /// <summary>Hidden from journals, incidents and lists.</summary>
    public bool IsSensitive { get; init; }
    public bool IsBrowsable { get; init; } = true;
    public bool IsReadOnly { get; init; }
    /// <summary>False when the activity evaluates the input itself, for example at each round of a loop.</summary>
    public bool AutoEvaluate { get; init; } = true;
}

/// <summary>Describes an output to the designer.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute : Attribute
{
    public string? DisplayName { get; init; }
    public string? DisplayNameEn { get; init; }
    public string? Description { get; init; }
    public string? DescriptionEn { get; init; }
    public float Order { get; init; }
    public bool IsBrowsable { get; init; } = true;
}

/// <summary>Names the outcomes of an activity. An outcome may carry a caption: <c>Approved|同意|Approve</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FlowNodeAttribute(params string[] outcomes) : Attribute
{
    public IReadOnlyList<string> Outcomes { get; } = outcomes;
}

/// <summary>Marks a property that holds a child activity.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PortAttribute : Attribute
{
    public string? DisplayName { get; init; }
    public string? DisplayNameEn { get; init; }
    public bool IsBrowsable { get; init; } = true;
}

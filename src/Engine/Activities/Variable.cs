using Orchestrator.Engine.Values;

namespace Orchestrator.Engine;

/// <summary>A variable that a workflow or container declares. Its value lives in the instance's state, always, whatever storage driver the definition names.</summary>
public sealed class Variable
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    /// <summary>Type alias such as <c>String</c> or <c>Int32</c>; see <see cref="TypeAliases"/>.</summary>
    public string TypeName { get; init; } = "Object";
    public bool IsArray { get; init; }
    /// <summary>The default, as the definition writes it: text, or JSON as text.</summary>
    public string? Value { get; init; }
    /// <summary>Whether the definition writes the default as JSON itself, not as text.</summary>
    internal bool IsJsonValue { get; init; }
    public string? StorageDriverTypeName { get; init; }

    /// <summary>The CLR type of the alias; object when the alias is unknown.</summary>
    public Type ValueType => valueType ??= TypeAliases.Resolve(TypeName, IsArray) ?? typeof(object);

    private Type? valueType;
    private object? defaultValue;
    private bool isDefaultKnown;
    private ValueConversionException? misfit;

    internal object? DefaultValue
    {
        get
        {
            if (!isDefaultKnown)
            {
                defaultValue = ReadDefault();
                isDefaultKnown = true;
            }
            return PlainValue.Copy(defaultValue);
        }
    }

    /// <summary>Why the default that the definition states counts as none; null when it fits.</summary>
    internal ValueConversionException? DefaultMisfit
    {
        get
        {
            _ = DefaultValue;
            return misfit;
        }
    }

    private object? ReadDefault()
    {
        // Elsa's designer writes "" for "no default"; only a text variable means the empty text by it.
        if (string.IsNullOrEmpty(Value))
            return ValueType == typeof(string) ? Value : TypeAliases.DefaultOf(ValueType);
        try
        {
            return PlainValue.From(ValueConverter.Convert(IsJsonValue ? PlainValue.Parse(Value) : Value, ValueType));
        }
        catch (ValueConversionException e)
        {
            misfit = e;
            return TypeAliases.DefaultOf(ValueType);
        }
    }
}

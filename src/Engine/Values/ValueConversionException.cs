namespace Orchestrator.Engine.Values;

/// <summary>A value that does not fit the type that an input, variable or setting declares.</summary>
public sealed class ValueConversionException : Exception
{
    public ValueConversionException(object value, Type target, Exception cause)
        : base($"Cannot read {Show(value)} as {TypeAliases.NameOf(target)}: {cause.Message}", cause)
    {
    }

    private static string Show(object value)
    {
        var text = ValueConverter.ToText(value);
        return text.Length > 80 ? $"\"{text[..80]}…\"" : $"\"{text}\"";
    }
}

using Fluid.Values;

namespace Orchestrator.Engine.Expressions.Liquid;

/// <summary>Carries values between workflow and template.</summary>
internal static class LiquidValues
{
    /// <summary>The same values with instants in the given zone, so that a template prints the local date.</summary>
    public static object? Localize(object? value, TimeZoneInfo zone) => value switch
    {
        DateTimeOffset at => TimeZoneInfo.ConvertTime(at, zone),
        Dictionary<string, object?> map => map.ToDictionary(p => p.Key, p => Localize(p.Value, zone), StringComparer.Ordinal),
        List<object?> list => list.ConvertAll(i => Localize(i, zone)),
        _ => value,
    };

    /// <summary>A template's value as a plain one.</summary>
    public static object? ToPlain(FluidValue value) => value.Type switch
    {
        Fluid.Values.FluidValues.Nil or Fluid.Values.FluidValues.Empty or Fluid.Values.FluidValues.Blank => null,
        Fluid.Values.FluidValues.Dictionary when value.ToObjectValue() is IFluidIndexable map => MapOf(map),
        Fluid.Values.FluidValues.Array when value is ArrayValue array => array.Values.Select(ToPlain).ToList(),
        _ => value.ToObjectValue(),
    };

    private static Dictionary<string, object?> MapOf(IFluidIndexable map)
    {
        var plain = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var key in map.Keys)
            plain[key] = map.TryGetValue(key, out var item) ? ToPlain(item) : null;
        return plain;
    }
}

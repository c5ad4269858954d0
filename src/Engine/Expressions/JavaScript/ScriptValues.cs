using System.Globalization;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Expressions.JavaScript;

/// <summary>Carries values between workflow and script. Lists and maps are copied both ways, so a script changes a variable only by setting it.</summary>
internal static class ScriptValues
{
    private const int MaxDepth = 64;

    public static JsValue ToScript(Jint.Engine engine, object? value) => value switch
    {
        null => JsValue.Null,
        string s => new JsString(s),
        bool b => b ? JsBoolean.True : JsBoolean.False,
        int i => JsNumber.Create(i),
        long l => JsNumber.Create((double)l),
        double d => JsNumber.Create(d),
        decimal m => JsNumber.Create((double)m),
        DateTimeOffset at => new JsDate(engine, at),
        DateTime at => new JsDate(engine, at),
        TimeSpan span => Span(engine, span),
        Guid id => new JsString(id.ToString("D")),
        byte[] bytes => engine.Intrinsics.Uint8Array.Construct(bytes),
        Dictionary<string, object?> map => Map(engine, map),
        List<object?> list => new JsArray(engine, [.. list.Select(i => ToScript(engine, i))]),
        _ => ToScript(engine, PlainValue.From(value)),
    };

    public static object? FromScript(JsValue value, ScriptBudget budget) => FromScript(value, budget, 0);

    private static object? FromScript(JsValue value, ScriptBudget budget, int depth)
    {
        budget.Spend(value);
        if (depth > MaxDepth)
            throw new InvalidOperationException("脚本结果嵌套过深或循环引用。The result of the script is nested too deeply or refers to itself.");
        switch (value)
        {
            case JsString or JsBoolean:
                return value.ToObject();
            case JsNumber:
                var number = value.AsNumber();
                return number == Math.Truncate(number) && Math.Abs(number) <= 9_007_199_254_740_991 ? (long)number : number;
            case JsDate date:
                return double.IsNaN(date.DateValue) ? null : DateTimeOffset.FromUnixTimeMilliseconds((long)date.DateValue);
            case JsTypedArray when value.IsUint8Array():
                var bytes = value.AsUint8Array();
                budget.Spend(bytes.Length);
                return bytes;
            case JsArray array:
                var list = new List<object?>();
                for (uint i = 0; i < array.Length; i++)
                    list.Add(FromScript(array.Get(i.ToString(CultureInfo.InvariantCulture)), budget, depth + 1));
                return list;
            case Jint.Native.Function.Function or JsSymbol:
                return null;
            case ObjectInstance map when map.HasProperty("$plain"):
                return FromScript(map.Get("$plain"), budget, depth + 1);
            case ObjectInstance map:
                var copy = new Dictionary<string, object?>(StringComparer.Ordinal);
                foreach (var (key, property) in map.GetOwnProperties())
                {
                    if (key is JsString && property.Enumerable)
                        copy[key.AsString()] = FromScript(map.Get(key), budget, depth + 1);
                }
                return copy;
            case JsBigInt:
                return decimal.Parse(value.ToString(), CultureInfo.InvariantCulture);
            default:
                return null;
        }
    }

    /// <summary>A duration is its text, with the members of .NET's beside it.</summary>
    private static ObjectInstance Span(Jint.Engine engine, TimeSpan span)
    {
        JsValue text = Durations.Format(span);
        var shown = engine.Intrinsics.Object.Construct([text]);
        foreach (var (name, number) in new (string Name, double Number)[]
        {
            ("Ticks", span.Ticks), ("Days", span.Days), ("Hours", span.Hours), ("Minutes", span.Minutes), ("Seconds", span.Seconds), ("Milliseconds", span.Milliseconds),
            ("TotalDays", span.TotalDays), ("TotalHours", span.TotalHours), ("TotalMinutes", span.TotalMinutes), ("TotalSeconds", span.TotalSeconds), ("TotalMilliseconds", span.TotalMilliseconds),
        })
            shown.Set(name, number);
        shown.Set("ToString", shown.Get("toString"));
        shown.Set("$plain", text);
        return shown;
    }

    private static JsObject Map(Jint.Engine engine, Dictionary<string, object?> map)
    {
        var copy = new JsObject(engine);
        foreach (var (key, item) in map)
            copy.Set(key, ToScript(engine, item));
        return copy;
    }
}

using System.Text.Json;
using Orchestrator.Templates.Authoring;
using Orchestrator.Templates.Functions;
using Scriban.Runtime;

namespace Orchestrator.Templates.Rendering;

/// <summary>
/// Turns JSON into what a template may see: plain script objects of the declared fields and nothing else. Every field that is missing,
/// empty or of the wrong kind is noted.
/// </summary>
internal sealed class PlainData
{
    private readonly List<(Field Field, string Path, string? Wrong)> _faults = [];

    /// <summary>Fields at fault with their path in the data (<c>items[2].title</c>); <c>Wrong</c> is null for a missing one.</summary>
    public IReadOnlyList<(Field Field, string Path, string? Wrong)> Faults => _faults;

    public ScriptObject Read(JsonElement data, IReadOnlyList<Field> fields) => Object(data, fields, "");

    private ScriptObject Object(JsonElement element, IReadOnlyList<Field> fields, string prefix)
    {
        var result = new ScriptObject(fields.Count, StringComparer.Ordinal);
        foreach (var field in fields)
        {
            var path = prefix.Length == 0 ? field.Name : $"{prefix}.{field.Name}";
            var given = element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field.Name, out var value) ? value : default;
            result[field.Name] = Value(field, path, given);
        }

        return result;
    }

    private object? Value(Field field, string path, JsonElement given)
    {
        if (IsEmpty(given))
        {
            if (field is { Optional: false, Type: FieldType.Group, Fields.Count: > 0 })
                Object(default, field.Fields, path);
            else if (!field.Optional)
                _faults.Add((field, path, null));
            return null;
        }

        return field.Type switch
        {
            FieldType.Text => Text(given) ?? Wrong(field, path, given),
            FieldType.Date => Text(given) is { } date && ChineseDates.IsDate(date) ? date : Wrong(field, path, given),
            FieldType.Instant => Text(given) is { } instant && ChineseDates.IsInstant(instant) ? instant : Wrong(field, path, given),
            FieldType.Choice => Text(given) is { } choice && field.Choices.Contains(choice) ? choice : Wrong(field, path, given),
            FieldType.YesNo => given.ValueKind is JsonValueKind.True or JsonValueKind.False ? given.GetBoolean() : Wrong(field, path, given),
            FieldType.Integer => given.ValueKind == JsonValueKind.Number && given.TryGetInt64(out var whole) ? whole : Wrong(field, path, given),
            FieldType.Number => (object?)Number(given) ?? Wrong(field, path, given),
            FieldType.Money => Number(given) is { } yuan and >= 0 && decimal.Round(yuan, 2) == yuan ? yuan : Wrong(field, path, given),
            FieldType.Group => given.ValueKind == JsonValueKind.Object ? Object(given, field.Fields, path) : Wrong(field, path, given),
            FieldType.List => List(field, path, given),
            _ => Laws(field, path, given),
        };
    }

    private object? List(Field field, string path, JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.Array || given.GetArrayLength() < field.Minimum)
            return Wrong(field, path, given);
        var list = new ScriptArray();
        foreach (var (index, item) in given.EnumerateArray().Index())
        {
            var place = $"{path}[{index}]";
            if (field.Fields.Count > 0)
                list.Add(item.ValueKind == JsonValueKind.Object ? Object(item, field.Fields, place) : Wrong(field, place, item));
            else
                list.Add(!IsEmpty(item) && Text(item) is { } text ? text : Wrong(field, place, item));
        }

        if (field.DistinctBy is { } key && list.OfType<ScriptObject>().Select(item => item[key]).Distinct().Count() < list.Count)
            return Wrong(field, path, given);
        return list;
    }

    private object? Laws(Field field, string path, JsonElement given)
    {
        if (given.ValueKind != JsonValueKind.Array)
            return Law(field, path, given);
        var laws = new ScriptArray();
        foreach (var (index, item) in given.EnumerateArray().Index())
            laws.Add(Law(field, $"{path}[{index}]", item));
        return laws;
    }

    private object? Law(Field field, string path, JsonElement given)
    {
        if (!IsEmpty(given) && Text(given) is { } text)
            return text;
        if (given.ValueKind != JsonValueKind.Object || !given.TryGetProperty("title", out var title) || IsEmpty(title) || Text(title) is null)
            return Wrong(field, path, given);
        var law = new ScriptObject();
        foreach (var part in given.EnumerateObject().Where(part => !IsEmpty(part.Value)))
            law[part.Name] = Text(part.Value) ?? (object?)Number(part.Value) ?? Wrong(field, path, given);
        return law;
    }

    private object? Wrong(Field field, string path, JsonElement given)
    {
        var text = given.ToString();
        _faults.Add((field, path, text.Length > 80 ? text[..80] + "…" : text));
        return null;
    }

    private static string? Text(JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    private static decimal? Number(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var number) ? number : null;

    private static bool IsEmpty(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(element.GetString()),
        JsonValueKind.Array => element.GetArrayLength() == 0,
        _ => false,
    };
}

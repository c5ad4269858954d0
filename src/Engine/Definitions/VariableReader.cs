using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Engine.Definitions;

/// <summary>Reads declared variables. A default may be text, as Elsa writes it, or any JSON.</summary>
internal static class VariableReader
{
    public static IReadOnlyList<Variable> Read(JsonNode? json, string containerId)
    {
        if (json is not JsonArray list || list.Count == 0)
            return [];
        var variables = new List<Variable>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is JsonObject item)
                variables.Add(ReadOne(item, string.Create(CultureInfo.InvariantCulture, $"{containerId}:variable-{i + 1}")));
        }
        return variables;
    }

    public static Variable ReadOne(JsonObject json, string fallbackId)
    {
        var id = json.Text("id") ?? fallbackId;
        return new Variable
        {
            Id = id,
            Name = json.Text("name") ?? id,
            TypeName = json.Text("typeName") ?? "Object",
            IsArray = json.Flag("isArray"),
            IsJsonValue = json["value"] is { } given && given.GetValueKind() != JsonValueKind.String,
            Value = json["value"] switch
            {
                null => null,
                JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
                { } value => value.ToJsonString(),
            },
            StorageDriverTypeName = json.Text("storageDriverTypeName"),
        };
    }
}

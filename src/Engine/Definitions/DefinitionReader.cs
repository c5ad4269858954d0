using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Engine.Definitions;

/// <summary>
/// Reads Elsa 3 definitions, forgiving what older exports do: PascalCase members, <c>$values</c> wrappers, reference markers, flat connections.
/// The stored document is never rewritten by reading it, so members unknown to us survive.
/// </summary>
public sealed class DefinitionReader(EngineOptions options)
{
    private const int LongestPlace = 300;

    /// <summary>Reads a stored version.</summary>
    /// <exception cref="DefinitionFormatException">The text is no definition.</exception>
    public DefinitionDocument Read(WorkflowDefinition definition) => Read(definition.Json, definition.DefinitionId, definition.Id, definition.Version);

    /// <summary>Reads a document; the ids given win over those written in it.</summary>
    /// <exception cref="DefinitionFormatException">The text is no definition.</exception>
    public DefinitionDocument Read(string json, string? definitionId = null, string? versionId = null, int? version = null)
    {
        var document = Normalize(Parse(json));
        if (document["root"] is not JsonObject root)
            throw Bad("definition.no-root", "流程定义缺少“root”（根步骤）。", "The definition has no \"root\" activity.", "$.root");
        return new DefinitionDocument(HeaderOf(document, definitionId, versionId, version), root, document);
    }

    /// <summary>Parses within the limits on size and depth.</summary>
    /// <exception cref="DefinitionFormatException">The text is not JSON, too large or too deep.</exception>
    public JsonObject Parse(string json)
    {
        var bytes = Encoding.UTF8.GetByteCount(json);
        if (bytes > options.MaxDefinitionBytes)
            throw Bad("definition.too-large", $"流程定义为 {bytes} 字节，超过上限 {options.MaxDefinitionBytes} 字节。", $"The definition has {bytes} bytes; at most {options.MaxDefinitionBytes} are allowed.", "$");
        try
        {
            return JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = options.MaxDefinitionDepth, AllowDuplicateProperties = false, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }) as JsonObject
                ?? throw Bad("definition.not-object", "流程定义必须是 JSON 对象。", "A definition must be a JSON object.", "$");
        }
        catch (JsonException e)
        {
            var place = $"line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}";
            if (e.Message.Contains("maximum", StringComparison.OrdinalIgnoreCase) && e.Message.Contains("depth", StringComparison.OrdinalIgnoreCase))
                throw Bad("definition.too-deep", $"流程定义嵌套超过 {options.MaxDefinitionDepth} 层。", $"The definition is nested deeper than {options.MaxDefinitionDepth} levels.", place, e);
            if (e.Message.Contains("duplicate", StringComparison.OrdinalIgnoreCase))
                throw Bad("definition.duplicate-member", $"流程定义中同一对象的成员重名：{e.Message}", $"An object of the definition names a member twice: {e.Message}", place, e);
            throw Bad("definition.not-json", $"流程定义不是有效的 JSON（第 {e.LineNumber + 1} 行第 {e.BytePositionInLine + 1} 列）。", $"The definition is not valid JSON: {e.Message}", place, e);
        }
    }

    /// <summary>The document as text, held to the limits on size and depth: what is stored can be read again.</summary>
    /// <exception cref="DefinitionFormatException">It is too large or too deep.</exception>
    public string Write(JsonObject document)
    {
        if (TooDeep(document, options.MaxDefinitionDepth) is { } place)
            throw Bad("definition.too-deep", $"流程定义嵌套超过 {options.MaxDefinitionDepth} 层。", $"The definition is nested deeper than {options.MaxDefinitionDepth} levels.", place.Length > LongestPlace ? "…" + place[^LongestPlace..] : place);
        var json = document.ToJsonString(Values.PlainValue.Json);
        var bytes = Encoding.UTF8.GetByteCount(json);
        return bytes <= options.MaxDefinitionBytes ? json
            : throw Bad("definition.too-large", $"流程定义为 {bytes} 字节，超过上限 {options.MaxDefinitionBytes} 字节。", $"The definition has {bytes} bytes; at most {options.MaxDefinitionBytes} are allowed.", "$");
    }

    private static string? TooDeep(JsonNode? node, int levels) => node switch
    {
        JsonObject or JsonArray when levels == 0 => node.GetPath(),
        JsonObject map => map.Select(member => TooDeep(member.Value, levels - 1)).FirstOrDefault(place => place is not null),
        JsonArray list => list.Select(item => TooDeep(item, levels - 1)).FirstOrDefault(place => place is not null),
        _ => null,
    };

    /// <summary>camelCase members and plain arrays, whatever the exporting tool wrote. A document that is already so is returned as it is.</summary>
    public static JsonObject Normalize(JsonObject document)
    {
        if (document["model"] is JsonObject model && document["root"] is null)
            document = model;
        var isForeign = document.ContainsKey("Root") || document["root"] is JsonObject root && (root.ContainsKey("Type") || Contains(root, "$values"));
        if (isForeign)
            return (JsonObject)Camel(document)!;
        RespellLines(document["root"]);
        return document;
    }

    // Older files may spell the lines between steps alone in Pascal case.
    private static void RespellLines(JsonNode? node)
    {
        foreach (var child in node switch { JsonObject map => map.Select(member => member.Value), JsonArray list => list, _ => [] })
            RespellLines(child);
        if (node is not JsonObject { } chart || chart.Text("type") != "Elsa.Flowchart" || chart["connections"] is not JsonArray lines)
            return;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is JsonObject line && IsPascal(line))
                lines[i] = Camel(line);
        }
    }

    private static bool IsPascal(JsonObject map) => map.Any(member => char.IsAsciiLetterUpper(member.Key.FirstOrDefault()) || member.Value is JsonObject inner && IsPascal(inner));

    private static bool Contains(JsonNode? node, string member) => node switch
    {
        JsonObject map => map.ContainsKey(member) || map.Any(p => Contains(p.Value, member)),
        JsonArray list => list.Any(i => Contains(i, member)),
        _ => false,
    };

    private static JsonNode? Camel(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject map when map["$values"] is JsonArray values:
                return Camel(values);
            case JsonObject map:
                var copy = new JsonObject();
                foreach (var (key, value) in map)
                {
                    if (key is not ("$id" or "$type"))
                        copy[JsonNamingPolicy.CamelCase.ConvertName(key)] = Camel(value);
                }
                return copy;
            case JsonArray list:
                return new JsonArray([.. list.Select(Camel)]);
            default:
                return node?.DeepClone();
        }
    }

    /// <summary>Whether other workflows may use this one as a step; older exports say it outside the options.</summary>
    public static bool IsUsableAsActivity(JsonObject document) =>
        (document["options"] is JsonObject options && options.Flag("usableAsActivity")) || document.Flag("usableAsActivity");

    private static DefinitionHeader HeaderOf(JsonObject json, string? definitionId, string? versionId, int? version)
    {
        var workflowOptions = json["options"] as JsonObject;
        var customProperties = json["customProperties"] as JsonObject;
        var id = definitionId ?? json.Text("definitionId") ?? json.Text("id") ?? "";
        return new DefinitionHeader
        {
            DefinitionId = id,
            VersionId = versionId ?? json.Text("id") ?? "",
            Version = version ?? json.Whole("version") ?? 1,
            Name = json.Text("name") ?? id,
            Variables = VariableReader.Read(json["variables"], "Workflow1"),
            Inputs = [.. json.Objects("inputs").Where(i => i.Text("name") is not null).Select(i => new WorkflowInput(i.Text("name")!, i.Text("type") ?? "Object", i.Flag("isArray"))
            {
                DisplayName = i.Text("displayName"), Description = i.Text("description"), Category = i.Text("category"), UIHint = i.Text("uiHint"),
            })],
            Outputs = [.. json.Objects("outputs").Where(o => o.Text("name") is not null).Select(o => new WorkflowOutput(o.Text("name")!, o.Text("type") ?? "Object", o.Flag("isArray"))
            {
                DisplayName = o.Text("displayName"), Description = o.Text("description"),
            })],
            Outcomes = json["outcomes"] is JsonArray outcomes ? [.. outcomes.Select(o => o?.ToString() ?? "")] : [],
            ActivationStrategyType = workflowOptions?.Text("activationStrategyType"),
            IncidentStrategyType = workflowOptions?.Text("incidentStrategyType"),
            UsableAsActivity = IsUsableAsActivity(json),
            ActivityCategory = workflowOptions?.Text("activityCategory"),
            FlowchartMode = customProperties?.Text("Flowchart:ExecutionMode"),
            CustomProperties = customProperties,
        };
    }

    private static DefinitionFormatException Bad(string code, string zh, string en, string place, Exception? cause = null) => new(new ValidationIssue(code, zh, en, place), cause);
}

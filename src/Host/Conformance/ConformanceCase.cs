using System.Text.Json;
using System.Text.Json.Nodes;

namespace Orchestrator.Host.Conformance;

/// <summary>One case of a case file: definitions, what is done with them, and what must be seen afterwards.</summary>
internal sealed record ConformanceCase
{
    /// <summary>How binding a case is, from the engine's point of view.</summary>
    public static readonly string[] Policies = ["must", "should", "optional", "quirk"];

    public required string Id { get; init; }
    /// <summary>Definition files; names are relative to <see cref="Folder"/>.</summary>
    public required IReadOnlyList<string> Files { get; init; }
    /// <summary>must, should, optional or quirk.</summary>
    public required string Policy { get; init; }
    /// <summary>CounterBased or TokenBased; null leaves it to the definition.</summary>
    public required string? FlowchartMode { get; init; }
    public required IReadOnlyList<JsonObject> Steps { get; init; }
    public required JsonObject Expect { get; init; }
    public required string Folder { get; init; }

    /// <summary>Reads a file that holds an array of cases.</summary>
    /// <exception cref="FormatException">The file is not such an array, or a case lacks what every case needs.</exception>
    public static IReadOnlyList<ConformanceCase> Load(FileInfo file)
    {
        if (Directory.Exists(file.FullName))
            throw new FormatException($"{file.Name} is a folder; name the case files in it");
        JsonNode? json;
        try
        {
            json = JsonNode.Parse(File.ReadAllText(file.FullName), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException unreadable)
        {
            throw new FormatException($"{file.Name}: {unreadable.Message}", unreadable);
        }

        return json is JsonArray cases
            ? [.. cases.Select((entry, i) => Read(entry as JsonObject ?? throw new FormatException($"{file.Name}: entry {i} is not an object"), file))]
            : throw new FormatException($"{file.Name}: a case file holds an array of cases");
    }

    private static ConformanceCase Read(JsonObject json, FileInfo file)
    {
        var id = json["id"]?.GetValue<string>() ?? throw new FormatException($"{file.Name}: a case has no id");
        return new ConformanceCase
        {
            Id = id,
            Files = [.. Items(json, "files").Select(name => name!.GetValue<string>())],
            Policy = OneOf(json, "policy", Policies) ?? "must",
            FlowchartMode = OneOf(json, "flowchartMode", ["CounterBased", "TokenBased"]),
            Steps = [.. Items(json, "steps").Select(step => step as JsonObject ?? throw new FormatException($"{file.Name}: {id} has a step that is not an object"))],
            Expect = json["expect"] is null or JsonObject ? json["expect"] as JsonObject ?? [] : throw new FormatException($"{file.Name}: the 'expect' of {id} is not an object"),
            Folder = file.DirectoryName!,
        };
    }

    private static string? OneOf(JsonObject json, string name, ReadOnlySpan<string> known) =>
        json[name]?.GetValue<string>() is not { } value || known.Contains(value) ? json[name]?.GetValue<string>() : throw new FormatException($"{json["id"]}: there is no {name} '{value}'");

    private static JsonArray Items(JsonObject json, string name) => json[name] switch
    {
        null => [],
        JsonArray items => items,
        _ => throw new FormatException($"{json["id"]}: '{name}' is not an array"),
    };
}

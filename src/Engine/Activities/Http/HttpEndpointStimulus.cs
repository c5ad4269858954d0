using System.Text.Json.Serialization;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Activities;

/// <summary>What an HTTP bookmark or trigger waits for: path and method, lower-case. Who may call is kept beside it and does not enter the hash.</summary>
public sealed record HttpEndpointStimulus(string Path, string Method)
{
    [ExcludeFromHash, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Authorize { get; init; }

    [ExcludeFromHash, JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Policy { get; init; }

    /// <summary>Reads the payload of a trigger or bookmark; null when it is of another kind.</summary>
    public static HttpEndpointStimulus? Read(string? payload) =>
        payload is not null && PlainValue.Parse(payload) is Dictionary<string, object?> map && map.GetValueOrDefault("path") is string path && map.GetValueOrDefault("method") is string method
            ? new HttpEndpointStimulus(path, method) { Authorize = map.GetValueOrDefault("authorize") is true, Policy = map.GetValueOrDefault("policy") as string }
            : null;

    /// <summary>The path as it is compared: lower-case, one slash in front, none behind.</summary>
    public static string Normalize(string path) => "/" + path.Trim().Trim('/').ToLowerInvariant();
}

using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Activities;

/// <summary>What an HTTP bookmark or trigger waits for: path and method, lower-case. Who may call is kept beside it and does not enter the hash.</summary>
public sealed partial record HttpEndpointStimulus(string Path, string Method)
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

    private static readonly HashSet<string> Constraints = new(StringComparer.Ordinal)
    {
        "int", "bool", "datetime", "decimal", "double", "float", "guid", "long", "minlength", "maxlength", "length", "min", "max", "range", "alpha", "regex", "required", "file", "nonfile",
    };

    /// <summary>Why no request could ever match the path: a brace without its counterpart, or a constraint that is not known. Null when nothing is wrong.</summary>
    internal static string? Fault(string path)
    {
        if (path.Count(c => c == '{') != path.Count(c => c == '}'))
            return $"路径“{path}”的花括号不成对。A brace in the path '{path}' has no counterpart.";
        var unknown = Constraint().Matches(path).Select(match => match.Groups[1].Value).FirstOrDefault(name => !Constraints.Contains(name));
        return unknown is null ? null : $"路径“{path}”中的约束“{unknown}”未知。The constraint '{unknown}' in the path '{path}' is unknown.";
    }

    [GeneratedRegex(@"(?<=\{[^{}]*):([a-z]+)(?![^{}()]*\))", RegexOptions.CultureInvariant)]
    private static partial Regex Constraint();

    /// <summary>The path as it is compared: lower-case, one slash in front, none behind.</summary>
    public static string Normalize(string path) => "/" + path.Trim().Trim('/').ToLowerInvariant();
}

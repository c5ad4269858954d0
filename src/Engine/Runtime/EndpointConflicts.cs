using System.Text.RegularExpressions;
using Orchestrator.Engine.Activities;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Engine.Runtime;

/// <summary>Finds HTTP endpoints that answer to the same path and method: a request could not tell them apart.</summary>
internal static partial class EndpointConflicts
{
    public static IEnumerable<ValidationIssue> Of(IReadOnlyList<StoredTrigger> own, IEnumerable<StoredTrigger> stored)
    {
        var taken = stored.Select(Endpoint).OfType<HttpEndpointStimulus>().Select(e => (Shape(e.Path), e.Method)).ToHashSet();
        foreach (var trigger in own)
        {
            if (Endpoint(trigger) is { } endpoint && !taken.Add((Shape(endpoint.Path), endpoint.Method)))
                yield return new ValidationIssue("http.endpoint-taken", $"路径 {endpoint.Path} 与方法 {endpoint.Method} 已被其他流程占用。", $"The {endpoint.Path} path and {endpoint.Method} method are already in use by another workflow!", trigger.ActivityId);
        }
    }

    private static HttpEndpointStimulus? Endpoint(StoredTrigger trigger) => trigger.Name == HttpEndpoint.BookmarkName ? HttpEndpointStimulus.Read(trigger.Payload) : null;

    // Parameters match alike, whatever they are called; what they accept tells them apart.
    private static string Shape(string path) => Parameter().Replace(path, "{$1$2}");

    [GeneratedRegex(@"\{(\**)[^{}:=?]*([^{}]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}

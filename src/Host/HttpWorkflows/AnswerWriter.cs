using System.Globalization;
using Orchestrator.Engine.Http;
using Orchestrator.Engine.Values;

namespace Orchestrator.Host.HttpWorkflows;

/// <summary>Sends what a workflow answered, or why none did.</summary>
internal static class AnswerWriter
{
    // The server frames the message itself.
    private static readonly string[] OwnedByServer = ["Content-Length", "Transfer-Encoding", "Connection"];

    public static async Task SendAsync(HttpContext http, HttpAnswer answer)
    {
        var response = http.Response;
        response.StatusCode = answer.Status is >= 200 and <= 599 ? answer.Status : StatusCodes.Status200OK;
        foreach (var group in answer.Headers.Where(header => !OwnedByServer.Contains(header.Key, StringComparer.OrdinalIgnoreCase)).GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase))
            response.Headers[group.Key] = group.Select(header => header.Value).ToArray();
        if (answer.ContentType is { } type)
            response.ContentType = type;
        response.Headers.XContentTypeOptions = "nosniff";
        if (answer.Body.Length == 0 || HttpMethods.IsHead(http.Request.Method) || response.StatusCode is 204 or 205 or 304)
            return;
        response.ContentLength = answer.Body.Length;
        await response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }

    public static Task RefuseAsync(HttpContext http, int status, string message) => JsonAsync(http, status, new Dictionary<string, object?> { ["errorMessage"] = message });

    /// <summary>Lists the workflows between which the request does not choose; their instances stay unnamed, since an id lets a caller address them.</summary>
    public static Task AmbiguousAsync(HttpContext http, EndpointMatch match) => JsonAsync(http, StatusCodes.Status500InternalServerError, new Dictionary<string, object?>
    {
        ["errorMessage"] = string.Create(CultureInfo.InvariantCulture, $"{match.Triggers.Count + match.Bookmarks.Count} 个流程都在等待此请求，请以关联标识或实例标识指明。The call is ambiguous and matches multiple workflows; name one by correlation or instance id."),
        ["workflows"] = match.Triggers.Select(trigger => (object?)new Dictionary<string, object?> { ["workflowDefinitionId"] = trigger.DefinitionId, ["activityId"] = trigger.ActivityId })
            .Concat(match.Bookmarks.Select(bookmark => (object?)new Dictionary<string, object?> { ["activityId"] = bookmark.ActivityId, ["waitingSince"] = bookmark.CreatedAt })).ToList(),
    });

    private static Task JsonAsync(HttpContext http, int status, Dictionary<string, object?> body)
    {
        if (http.Response.HasStarted)
            return Task.CompletedTask;
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        return http.Response.WriteAsync(PlainValue.ToJson(body), http.RequestAborted);
    }
}

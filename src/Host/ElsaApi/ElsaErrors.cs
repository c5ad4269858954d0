using System.Net.Mime;
using System.Text.Json;
using Orchestrator.Client;
using Orchestrator.Engine.Definitions;

namespace Orchestrator.Host.ElsaApi;

/// <summary>Errors in the shape whose texts the designer shows.</summary>
internal static class ElsaErrors
{
    private const string Message = "One or more errors occurred!";

    /// <summary>A refusal with a text for people.</summary>
    public static IResult BadRequest(params IEnumerable<string> texts) => new ErrorAnswer(StatusCodes.Status400BadRequest, "generalErrors", [.. texts]);

    /// <summary>A refusal for the issues of a definition.</summary>
    public static IResult BadRequest(IEnumerable<ValidationIssue> issues) =>
        BadRequest(issues.Where(issue => issue.Severity == IssueSeverity.Error).Select(issue => issue.ToString()));

    /// <summary>A body that cannot be read.</summary>
    public static IResult Unreadable(string member, string text) => new ErrorAnswer(StatusCodes.Status400BadRequest, member, [text]);

    public static IResult Answer(int status, string text) => new ErrorAnswer(status, "generalErrors", [text]);

    private sealed class ErrorAnswer(int status, string member, IReadOnlyList<string> texts) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => status;

        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = MediaTypeNames.Application.ProblemJson;
            var body = new { statusCode = status, message = Message, errors = new Dictionary<string, IReadOnlyList<string>> { [member] = texts } };
            return JsonSerializer.SerializeAsync(httpContext.Response.Body, body, OrchestratorJson.Options, httpContext.RequestAborted);
        }
    }
}

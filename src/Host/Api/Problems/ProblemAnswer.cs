using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Orchestrator.Client;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Api.Problems;

/// <summary>An answer that says no: problem details (RFC 9457) made from a <see cref="Refusal"/>, Chinese and English side by side.</summary>
internal sealed class ProblemAnswer(Problem problem) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    public const string ContentType = "application/problem+json";

    public Problem Problem { get; } = problem;

    public int? StatusCode => Problem.Status;

    /// <summary>The answer for a refusal; its code decides the status unless one is given.</summary>
    public static ProblemAnswer Of(Refusal refusal, int? status = null, IReadOnlyDictionary<string, IReadOnlyList<string>>? errors = null)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        var code = status ?? ProblemStatus.Of(refusal);
        var (title, titleEn) = ProblemStatus.TitleOf(code);
        return new ProblemAnswer(new Problem("urn:orchestrator:problem:" + refusal.Code, title, titleEn, code, refusal.Zh, refusal.En, refusal.Code, refusal.Basis, Activity.Current?.TraceId.ToString()) { Errors = errors });
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Problem.Status ?? StatusCodes.Status500InternalServerError;
        httpContext.Response.ContentType = ContentType;
        return JsonSerializer.SerializeAsync(httpContext.Response.Body, Problem, OrchestratorJson.Options, httpContext.RequestAborted);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status409Conflict, typeof(Problem), [ContentType]));
}

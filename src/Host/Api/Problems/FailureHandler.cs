using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.ElsaApi;
using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Api.Problems;

/// <summary>Turns what an endpoint throws into an answer. Internals go to the log, never to the caller.</summary>
internal sealed class FailureHandler(ILogger<FailureHandler> log) : IExceptionHandler
{
    private const int SqliteFull = 13;
    private static readonly string[] Prefixes = ["/api", "/elsa", "/openapi"];

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
            return true;
        // Pages show their own errors.
        if (!Prefixes.Any(prefix => httpContext.Request.Path.StartsWithSegments(prefix)))
            return false;
        var (refusal, status) = Explain(exception);
        if (status >= StatusCodes.Status500InternalServerError)
            log.LogError(exception, "{Method} {Path} failed", httpContext.Request.Method, httpContext.Request.Path);
        if (status == StatusCodes.Status503ServiceUnavailable)
            httpContext.Response.Headers.RetryAfter = "5";
        await AnswerAsync(httpContext, refusal, status);
        return true;
    }

    private static Task AnswerAsync(HttpContext context, Refusal refusal, int status)
    {
        // The designer retries 5xx by itself and shows the text of a 400.
        if (context.Request.Path.StartsWithSegments("/elsa/api") && status is not (StatusCodes.Status404NotFound or StatusCodes.Status403Forbidden))
            return ElsaErrors.Answer(status < StatusCodes.Status500InternalServerError ? StatusCodes.Status400BadRequest : status, $"{refusal.Zh} {refusal.En}").ExecuteAsync(context);
        return ProblemAnswer.Of(refusal, status).ExecuteAsync(context);
    }

    private static (Refusal Refusal, int Status) Explain(Exception exception) => exception switch
    {
        RefusedException refused => (refused.Refusal, ProblemStatus.Of(refused.Refusal)),
        RecordNotFoundException => (ApiRefusals.NotFound, StatusCodes.Status404NotFound),
        BadCursorException => (ApiRefusals.BadCursor, StatusCodes.Status400BadRequest),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => (ApiRefusals.TooLarge, StatusCodes.Status413PayloadTooLarge),
        BadHttpRequestException bad => (new Refusal("bad-request", ApiRefusals.BadRequest.Zh, ReadableCause(bad)), StatusCodes.Status400BadRequest),
        InvalidDataException => (ApiRefusals.TooLarge, StatusCodes.Status413PayloadTooLarge),
        DbUpdateConcurrencyException => (ApiRefusals.Changed, StatusCodes.Status409Conflict),
        DbUpdateException { InnerException: { } inner } => Explain(inner),
        SqliteException { SqliteErrorCode: SqliteFull } or PostgresException { SqlState: PostgresErrorCodes.DiskFull } => (ApiRefusals.DiskFull, StatusCodes.Status503ServiceUnavailable),
        OutcomeUnknownException => (ApiRefusals.OutcomeUnknown, StatusCodes.Status503ServiceUnavailable),
        DbException or TimeoutException or System.Net.Sockets.SocketException => (ApiRefusals.DatabaseAway, StatusCodes.Status503ServiceUnavailable),
        InvalidOperationException { InnerException: DbUpdateException or DbException or TimeoutException } away => Explain(away.InnerException!),
        _ when BrokenConnection.IsBehind(exception) => (ApiRefusals.DatabaseAway, StatusCodes.Status503ServiceUnavailable),
        _ => (ApiRefusals.Internal, StatusCodes.Status500InternalServerError),
    };

    private static string ReadableCause(BadHttpRequestException bad) =>
        bad.InnerException is System.Text.Json.JsonException json
            ? $"The body is not readable JSON (line {json.LineNumber + 1}, member {json.Path})."
            : bad.Message;
}

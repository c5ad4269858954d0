using System.Net;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine;
using Orchestrator.Engine.Values;
using Orchestrator.Host.ElsaApi.Wire;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.ElsaApi.Runtime;

/// <summary>
/// Lets somebody without a sign-in go on with a workflow, by a token that was given to them. Following a link only asks: what changes things is a POST,
/// so that a mail program that looks at links changes nothing.
/// </summary>
internal static class TokenEndpoints
{
    private static readonly int MostMinutes = (int)ResumeTokens.LongestLife.TotalMinutes;
    private const int UsualMinutes = 60 * 24 * 7;
    private const string Invalid = "令牌无效或已过期。Invalid token.";

    public static void Map(RouteGroupBuilder elsa)
    {
        elsa.MapPost("/bookmarks/{id}/token", IssueForBookmarkAsync).Needs(ElsaPermissions.TriggerEvents);
        elsa.MapPost("/events/{eventName}/token", IssueForEventAsync).Needs(ElsaPermissions.TriggerEvents);
        elsa.MapGet("/bookmarks/resume", AskForBookmark).AllowAnonymous();
        elsa.MapPost("/bookmarks/resume", ResumeAsync).AllowAnonymous();
        elsa.MapGet("/events/trigger", AskForEvent).AllowAnonymous();
        elsa.MapPost("/events/trigger", TriggerAsync).AllowAnonymous();
    }

    private static async Task<IResult> IssueForBookmarkAsync(string id, HttpRequest request, OrchestratorDbContext db, ResumeTokens tokens, TimeProvider clock, CancellationToken cancellationToken)
    {
        var asked = await ElsaBody.ReadAsync<TokenRequest>(request, cancellationToken);
        return await db.Bookmarks.AnyAsync(bookmark => bookmark.Id == id, cancellationToken)
            ? Issue("/bookmarks/resume", asked, until => new TokenMeaning(until, BookmarkId: id), tokens, clock)
            : TypedResults.NotFound();
    }

    private static async Task<IResult> IssueForEventAsync(string eventName, HttpRequest request, ResumeTokens tokens, TimeProvider clock, CancellationToken cancellationToken)
    {
        var asked = await ElsaBody.ReadAsync<TokenRequest>(request, cancellationToken);
        return Issue("/events/trigger", asked, until => new TokenMeaning(until, EventName: eventName, CorrelationId: asked.CorrelationId, InstanceId: asked.WorkflowInstanceId), tokens, clock);
    }

    private static IResult Issue(string path, TokenRequest asked, Func<DateTimeOffset, TokenMeaning> meaning, ResumeTokens tokens, TimeProvider clock)
    {
        var minutes = asked.Minutes ?? UsualMinutes;
        if (minutes < 1 || minutes > MostMinutes)
            return ElsaErrors.BadRequest($"minutes 须在 1 至 {MostMinutes} 之间。The minutes must be between 1 and {MostMinutes}.");
        var until = clock.GetUtcNow().AddMinutes(minutes);
        var token = tokens.Issue(meaning(until));
        return TypedResults.Ok(new IssuedToken(token, $"{ElsaApiRegistration.Prefix}{path}?t={Uri.EscapeDataString(token)}", until));
    }

    private static IResult AskForBookmark(string? t, ResumeTokens tokens) => Ask("bookmarks/resume", t, tokens.Read(t)?.BookmarkId);

    private static IResult AskForEvent(string? t, ResumeTokens tokens) => Ask("events/trigger", t, tokens.Read(t)?.EventName);

    private static IResult Ask(string path, string? token, string? subject) => subject is null ? ElsaErrors.BadRequest(Invalid) : TypedResults.Content($$"""
        <!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>确认 / Confirm</title>
        <form method="post" action="{{ElsaApiRegistration.Prefix}}/{{path}}?t={{WebUtility.HtmlEncode(Uri.EscapeDataString(token!))}}"><p>请确认继续办理。Please confirm to go on.</p><button>确认 / Confirm</button></form></html>
        """, "text/html; charset=utf-8");

    private static async Task<IResult> ResumeAsync(string? t, HttpRequest request, ResumeTokens tokens, IUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        if (tokens.Read(t)?.BookmarkId is not { } bookmarkId)
            return ElsaErrors.BadRequest(Invalid);
        var input = request.HasFormContentType ? null : PlainValue.From((await ElsaBody.ReadAsync(request, mayBeEmpty: true, cancellationToken))["input"]) as IReadOnlyDictionary<string, object?>;
        var resumed = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<IWorkflowRuntime>().ResumeBookmarkAsync(bookmarkId, input, token), cancellationToken);
        return resumed.Outcome switch
        {
            ResumeOutcome.Resumed => TypedResults.Ok(),
            ResumeOutcome.AlreadyHandled => ElsaErrors.BadRequest($"书签“{bookmarkId}”已经办理过，没有重复执行。The bookmark '{bookmarkId}' is already handled; nothing was done twice."),
            ResumeOutcome.InstanceNotRunning => ElsaErrors.BadRequest($"书签“{bookmarkId}”所属的流程实例已经结束。The instance of bookmark '{bookmarkId}' has ended."),
            _ => ElsaErrors.BadRequest($"没有书签“{bookmarkId}”。There is no bookmark '{bookmarkId}'."),
        };
    }

    private static async Task<IResult> TriggerAsync(string? t, HttpRequest request, ResumeTokens tokens, IUnitOfWork unitOfWork, CancellationToken cancellationToken)
    {
        if (tokens.Read(t) is not { EventName: { } eventName } meaning)
            return ElsaErrors.BadRequest(Invalid);
        var input = request.HasFormContentType ? null : (await ElsaBody.ReadAsync(request, mayBeEmpty: true, cancellationToken))["input"];
        await StimulusEndpoints.SendAsync(eventName, new EventRequest(meaning.CorrelationId, meaning.InstanceId, null, null, input), unitOfWork, cancellationToken);
        return TypedResults.Ok();
    }
}

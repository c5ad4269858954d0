using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Storage.Model;

namespace Orchestrator.Reliability.Load;

/// <summary>
/// An event that starts an instance. It carries no key, so what had no answer may have been done: then as many instances as tries are allowed, else
/// exactly one.
/// </summary>
internal sealed class Call(string correlationId, string token, int node, bool isSynchronous) : IPromise
{
    private Reply? _reply;

    public string Fate => _reply?.IsAccepted == true ? "heard" : "refused";

    public async Task AskAsync(Caller caller, CancellationToken cancellationToken) =>
        _reply = await caller.SendAsync(() => Events.Request(Drawings.Echo, correlationId, isSynchronous), token, node, cancellationToken);

    public async Task<string?> BrokenAsync(OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (_reply is not { IsAccepted: true })
            return $"event {correlationId}: answered {(int?)_reply?.Status} {_reply?.Body}";
        var started = await db.Instances.CountAsync(row => row.DefinitionId == Drawings.Echo && row.CorrelationId == correlationId, cancellationToken);
        return started >= 1 && started <= 1 + _reply.Unclear ? null : $"event {correlationId}: accepted once after {_reply.Unclear} tries without an answer, and started {started} instances";
    }
}

/// <summary>How an event is sent to a node.</summary>
internal static class Events
{
    public static HttpRequestMessage Request(string name, string correlationId, bool isSynchronous) =>
        new(HttpMethod.Post, new Uri($"elsa/api/events/{name}/trigger", UriKind.Relative)) { Content = JsonContent.Create(new { correlationId, workflowExecutionMode = isSynchronous ? "Synchronous" : "Asynchronous" }) };
}

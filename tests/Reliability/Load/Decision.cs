using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Tasks;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Reliability.Load;

/// <summary>Somebody does a task over the API, perhaps twice at once with the same key (a double click, or a proxy that repeats).</summary>
internal sealed class Decision(WorkTask task, string actorId, string token, TaskCompletion completion, string key, int node, bool hasTwin) : IPromise
{
    private Reply[] _replies = [];

    public string Fate => _replies.Length > 0 && _replies[0].IsAccepted ? "done" : "refused";

    /// <summary>Why it was refused.</summary>
    public string? Code => _replies.Length > 0 ? _replies[0].Code : null;

    public async Task AskAsync(Caller caller, CancellationToken cancellationToken) =>
        _replies = await Task.WhenAll(Enumerable.Range(node, hasTwin ? 2 : 1).Select(asked => caller.SendAsync(Request, token, asked, cancellationToken)));

    public async Task<string?> BrokenAsync(OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (_replies.Select(reply => reply.IsAccepted).Distinct().Count() > 1)
            return $"{Name}: twins of one request were answered {string.Join(" and ", _replies.Select(reply => $"{(int)reply.Status} {reply.Body}"))}";
        if (_replies.Any(reply => reply.Status is HttpStatusCode.Unauthorized or HttpStatusCode.NotFound))
            return $"{Name}: answered {(int)_replies[0].Status} {_replies[0].Body}";
        var stored = await db.Tasks.AsNoTracking().SingleAsync(row => row.Id == task.Id, cancellationToken);
        var isDone = stored.Status == WorkTaskStatus.Completed && stored.CompletedBy == actorId;
        var recorded = await db.AuditEvents.CountAsync(row => row.ActorId == actorId && row.Act == "task.completed" && row.Data!.Contains(task.Id), cancellationToken);
        if (!_replies[0].IsAccepted)
            return isDone || recorded > 0 ? $"{Name}: refused ({_replies[0].Body}) and yet it is {stored.Status}, recorded {recorded} times" : null;
        if (!isDone || stored.Outcome != completion.Outcome)
            return $"{Name}: lost; it was accepted and stands at {stored.Status} {stored.Outcome} by {stored.CompletedBy}";
        return recorded == 1 ? null : $"{Name}: recorded {recorded} times";
    }

    private string Name => $"{task.Act}/{completion.Outcome} of task {task.Id}";

    private HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"api/tasks/{task.Id}/complete", UriKind.Relative)) { Content = JsonContent.Create(completion) };
        request.Headers.Add("Idempotency-Key", key);
        return request;
    }
}

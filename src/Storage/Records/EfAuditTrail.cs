using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Orchestrator.Engine;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Storage.Records;

/// <summary>Appends to the chains in the scope's transaction; the head of a case's chain stands in the case's own row.</summary>
internal sealed class EfAuditTrail(OrchestratorDbContext db, FreshRows fresh, RowLocks locks, TimeProvider clock) : IAuditTrail
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public void Append(UnitCase @case, Actor actor, string act, string? before = null, string? after = null, string? reason = null, object? data = null)
    {
        // Whatever is written in a case comes by here: nobody under recusal gets past, by whichever way.
        if (@case.Bars(actor.Id) is { } recused)
            throw new RefusedException(recused);
        var added = Event(@case.Id, @case.AuditLength + 1, @case.AuditHead, actor, act, before, after, reason, data);
        if (fresh.IsOpen)
            fresh.Add(added);
        else
            db.Additions.Add(added);
        @case.AuditLength = added.Sequence;
        @case.AuditHead = added.Hash;
    }

    public Task AppendAsync(Campaign campaign, Actor actor, string act, string? before = null, string? after = null, string? reason = null, object? data = null, CancellationToken cancellationToken = default) =>
        AppendAsync("campaign:" + campaign.Id, actor, act, before, after, reason, data, cancellationToken);

    public Task AppendAsync(Actor actor, string act, string? before = null, string? after = null, string? reason = null, object? data = null, CancellationToken cancellationToken = default) =>
        AppendAsync("workflows", actor, act, before, after, reason, data, cancellationToken);

    private async Task AppendAsync(string id, Actor actor, string act, string? before, string? after, string? reason, object? data, CancellationToken cancellationToken)
    {
        var stream = await locks.LockAsync<AuditStream>("audit_streams", id, cancellationToken);
        if (stream is null)
        {
            stream = new AuditStream { Id = id };
            db.Add(stream);
        }

        var added = Event(id, stream.Length + 1, stream.Head, actor, act, before, after, reason, data);
        db.Add(added);
        stream.Length = added.Sequence;
        stream.Head = added.Hash;
    }

    private AuditEvent Event(string stream, long sequence, string? head, Actor actor, string act, string? before, string? after, string? reason, object? data)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        var text = data is null ? null : JsonSerializer.Serialize(data, Json);
        var previous = head ?? AuditChain.Genesis;
        return new AuditEvent
        {
            Id = Ids.New(clock),
            Stream = stream,
            Sequence = sequence,
            At = at,
            ActorId = actor.Id,
            ActorName = actor.Name,
            Act = act,
            Before = before,
            After = after,
            Reason = reason,
            Data = text,
            PreviousHash = previous,
            Hash = AuditChain.HashOf(stream, sequence, at, actor.Id, actor.Name, act, before, after, reason, text, previous),
        };
    }
}

using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Publications;

/// <summary>Takes requests to publish a draft and the second person's decision about them, audited.</summary>
public sealed class PublicationDesk(IRecords records, IAuditTrail audit, TimeProvider clock, IEngineStore store, DefinitionLibrary library)
{
    private const int MostOpen = 100;

    /// <summary>Asks that the latest draft be published as it stands. Asked twice for the same content, it is one request; for another content, the new takes the place of the old.</summary>
    public async Task<Answer<PublicationRequest>> AskAsync(string definitionId, string? note, Actor actor, CancellationToken cancellationToken = default)
    {
        if (PublicationRules.MayAsk(actor, note) is { } no)
            return no;
        if (await store.FindDefinitionAsync(definitionId, VersionOptions.Latest, cancellationToken) is not { } draft)
            return PublicationRefusals.NoDefinition(definitionId);
        if (draft.IsPublished)
            return PublicationRefusals.NothingToPublish(draft.Name);
        var issues = await library.CheckAsync(draft, cancellationToken);
        if (issues.Any(issue => issue.Severity == IssueSeverity.Error))
            return PublicationRefusals.Invalid(issues);
        foreach (var open in await records.ListAsync<PublicationRequest>(r => r.DefinitionId == definitionId && r.Status == PublicationStatus.Waiting, MostOpen, null, cancellationToken))
        {
            if (open.VersionId == draft.Id && open.Json == draft.Json)
                return open;
            open.Status = PublicationStatus.Superseded;
        }

        var published = await store.FindDefinitionAsync(definitionId, VersionOptions.Published, cancellationToken);
        var request = new PublicationRequest
        {
            Id = Ids.New(clock),
            DefinitionId = definitionId,
            DefinitionName = draft.Name,
            VersionId = draft.Id,
            Version = draft.Version,
            Json = draft.Json,
            BaseVersionId = published?.Id,
            BaseVersion = published?.Version,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            AskedBy = actor.Id,
            AskedByName = actor.Name,
            AskedAt = clock.GetUtcNow(),
        };
        records.Add(request);
        await audit.AppendAsync(actor, "definition.publication-asked", after: NameOf(request), reason: request.Note, data: new { request = request.Id, request.DefinitionId, request.VersionId }, cancellationToken: cancellationToken);
        return request;
    }

    /// <summary>The second person publishes what was asked for, or returns it with a reason; the draft stays.</summary>
    public async Task<Answer<PublicationRequest>> DecideAsync(string requestId, bool agrees, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await records.FindAsync<PublicationRequest>(requestId, cancellationToken) is not { } request)
            return PublicationRefusals.Unknown(requestId);
        var draft = await store.FindVersionAsync(request.VersionId, cancellationToken);
        if (PublicationRules.MayDecide(request, draft?.SavedBy, agrees, reason, actor) is { } no)
            return no;
        var approval = new WholeApproval(records, clock, ApprovalKey.OfPublication(requestId));
        if (await approval.MayDecideAsync(agrees, actor, cancellationToken) is { } unsigned)
            return unsigned;
        if (await approval.HoldAsync(agrees, reason, actor, cancellationToken))
        {
            await audit.AppendAsync(actor, "approval.held", after: NameOf(request), reason: reason, data: new { request = request.Id }, cancellationToken: cancellationToken);
            return request;
        }
        var published = await store.FindDefinitionAsync(request.DefinitionId, VersionOptions.Published, cancellationToken);
        if (agrees)
        {
            if (draft is not { IsLatest: true, IsPublished: false } || draft.Json != request.Json)
                return PublicationRefusals.Changed;
            var result = await library.PublishAsync(request.DefinitionId, cancellationToken);
            if (result.IsRefused)
                return PublicationRefusals.Invalid(result.Issues);
        }

        (request.BaseVersionId, request.BaseVersion) = (published?.Id, published?.Version);
        (request.DecidedBy, request.DecidedByName, request.DecidedAt) = (actor.Id, actor.Name, clock.GetUtcNow());
        request.DecisionReason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim();
        await approval.CloseAsync(cancellationToken);
        request.Status = agrees ? PublicationStatus.Approved : PublicationStatus.Returned;
        await audit.AppendAsync(actor, agrees ? "definition.published" : "definition.publication-returned", published is null ? null : $"v{published.Version}", NameOf(request), request.DecisionReason,
            new { request = request.Id, request.DefinitionId, request.VersionId, askedBy = request.AskedBy }, cancellationToken);
        return request;
    }

    /// <summary>Who asked has it again: nothing is published, and they may ask anew.</summary>
    internal async Task TakeBackAsync(string requestId, string reason, Actor actor, CancellationToken cancellationToken)
    {
        var request = await records.GetAsync<PublicationRequest>(requestId, cancellationToken);
        (request.Status, request.DecidedBy, request.DecidedByName, request.DecidedAt, request.DecisionReason) = (PublicationStatus.Returned, actor.Id, actor.Name, clock.GetUtcNow(), reason);
    }

    private static string NameOf(PublicationRequest request) => $"{request.DefinitionName} v{request.Version}";
}

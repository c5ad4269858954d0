using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Publications;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Definitions.Comparison;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Publications;

namespace Orchestrator.Host.Publications;

/// <summary>Requests as callers see them, and what they would change.</summary>
internal sealed class PublicationViews(DefinitionReader reader, StepWords words)
{
    /// <summary>Without the documents, which a list does not need.</summary>
    public static IQueryable<PublicationInfo> Headers(IQueryable<PublicationRequest> requests) => requests.Select(r => new PublicationInfo
    {
        Id = r.Id,
        DefinitionId = r.DefinitionId,
        DefinitionName = r.DefinitionName,
        Version = r.Version,
        VersionId = r.VersionId,
        BaseVersion = r.BaseVersion,
        Note = r.Note,
        AskedBy = r.AskedBy,
        AskedByName = r.AskedByName,
        AskedAt = r.AskedAt,
        Status = r.Status.ToString(),
        DecidedByName = r.DecidedByName,
        DecidedAt = r.DecidedAt,
        DecisionReason = r.DecisionReason,
    });

    public static PublicationInfo Show(PublicationRequest request) => Headers(new[] { request }.AsQueryable()).Single();

    /// <summary>The request with its changes; null when there is none. What waits is compared with what is in force now, what was decided with what was in force then.</summary>
    public async Task<PublicationDetails?> FindAsync(OrchestratorDbContext db, string id, CancellationToken cancellationToken = default)
    {
        if (await db.PublicationRequests.AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellationToken) is not { } request)
            return null;
        var inForce = request.Status == PublicationStatus.Waiting
            ? await db.Definitions.AsNoTracking().FirstOrDefaultAsync(d => d.DefinitionId == request.DefinitionId && d.IsPublished, cancellationToken)
            : await db.Definitions.AsNoTracking().FirstOrDefaultAsync(d => d.Id == request.BaseVersionId, cancellationToken);
        var (before, after) = (inForce is null ? null : Read(inForce.Json), Read(request.Json));
        var difference = DefinitionComparison.Compare(before, after);
        return new PublicationDetails(Show(request) with { BaseVersion = inForce?.Version ?? request.BaseVersion }, Show(difference, ActsOf(before, after)));
    }

    private JsonObject Read(string json) => DefinitionReader.Normalize(reader.Parse(json));

    private PublicationChanges Show(DefinitionDifference difference, Dictionary<string, string?> acts) => new()
    {
        Added = [.. difference.Added.Select(Show)],
        Removed = [.. difference.Removed.Select(Show)],
        Changed = [.. difference.Changed.Select(Show)],
        Connected = [.. difference.Connected.Select(line => Show(line, acts))],
        Disconnected = [.. difference.Disconnected.Select(line => Show(line, acts))],
        Data = [.. difference.Data.Select(member => new ChangedMember(member.Kind, member.Name, member.Before, member.After))],
        Settings = [.. difference.Settings.Select(member => new ChangedMember(member.Kind, member.Name, member.Before, member.After))],
        Moved = [.. difference.Moved.Select(NameOf)],
        IsLayoutOnly = difference.IsLayoutOnly,
    };

    private ChangedStep Show(StepDifference step) => new(step.Step.Id, NameOf(step.Step), words.TypeOf(step.Step.Type),
        [.. step.Members.Select(member => new ChangedMember(member.Kind, words.MemberOf(step.Step.Type, member.Name), member.Before, member.After))]);

    private ChangedConnection Show(ConnectionOfSteps line, Dictionary<string, string?> acts) =>
        new(NameOf(line.From), words.OutcomeOf(line.From.Type, acts.GetValueOrDefault(line.From.Id), line.Port), NameOf(line.To));

    private string NameOf(StepName step) => step.Caption ?? (step.Type.Length > 0 ? words.TypeOf(step.Type) : step.Id);

    private static Dictionary<string, string?> ActsOf(params JsonObject?[] documents) =>
        documents.Select(document => document?["root"]).OfType<JsonObject>().SelectMany(ActivityTree.SelfAndDescendants)
            .GroupBy(step => step["id"]?.ToString() ?? "").ToDictionary(group => group.Key, group => StepWords.ActOf(group.Last()));
}

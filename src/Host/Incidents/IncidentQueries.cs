using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Incidents;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Incidents;

/// <summary>Reads what is stuck, for the console and for the API.</summary>
internal static class IncidentQueries
{
    public const int MostGroups = 200;

    public static async Task<IReadOnlyList<IncidentGroup>> GroupsAsync(OrchestratorDbContext db, IncidentFilter filter, CancellationToken cancellationToken = default)
    {
        var groups = await filter.Apply(db).AsNoTracking()
            .GroupBy(i => new { i.DefinitionId, i.ActivityId, i.ActivityName, i.ActivityType, i.Message })
            .Select(g => new { g.Key, Count = g.Count(), Oldest = g.Min(i => i.At), Newest = g.Max(i => i.At) })
            .OrderByDescending(g => g.Count).ThenBy(g => g.Key.DefinitionId).ThenBy(g => g.Key.ActivityId).Take(MostGroups).ToListAsync(cancellationToken);
        var names = await NamesAsync(db, [.. groups.Select(g => g.Key.DefinitionId).Distinct()], cancellationToken);
        return [.. groups.Select(g => new IncidentGroup(g.Key.DefinitionId, names.GetValueOrDefault(g.Key.DefinitionId, g.Key.DefinitionId), g.Key.ActivityId, g.Key.ActivityName, g.Key.ActivityType, g.Key.Message, g.Count, g.Oldest, g.Newest))];
    }

    /// <summary>The oldest first: what has been stuck longest stands on top. One row more than asked for tells that another page follows.</summary>
    public static async Task<IReadOnlyList<IncidentInfo>> ListAsync(OrchestratorDbContext db, IncidentFilter filter, (DateTimeOffset At, string Id)? after, int take, CancellationToken cancellationToken = default)
    {
        var rows = filter.Apply(db).AsNoTracking();
        if (after is { } last)
            rows = rows.Where(i => i.At > last.At || (i.At == last.At && i.Id.CompareTo(last.Id) > 0));
        var page = await rows.OrderBy(i => i.At).ThenBy(i => i.Id).Take(take).ToListAsync(cancellationToken);
        var cases = await CasesAsync(db, page.Select(i => i.CorrelationId), cancellationToken);
        return [.. page.Select(i => Show(i, cases))];
    }

    public static async Task<Dictionary<string, string>> NamesAsync(OrchestratorDbContext db, IReadOnlyCollection<string> definitionIds, CancellationToken cancellationToken = default) =>
        await db.Definitions.AsNoTracking().Where(d => definitionIds.Contains(d.DefinitionId) && d.IsLatest).ToDictionaryAsync(d => d.DefinitionId, d => d.Name, cancellationToken);

    /// <summary>Case numbers by case id, of those correlation ids that are cases.</summary>
    public static async Task<Dictionary<string, string>> CasesAsync(OrchestratorDbContext db, IEnumerable<string?> correlationIds, CancellationToken cancellationToken = default)
    {
        var ids = correlationIds.OfType<string>().Distinct().ToList();
        return ids.Count == 0 ? [] : await db.Cases.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number, cancellationToken);
    }

    private static IncidentInfo Show(StoredIncident row, Dictionary<string, string> cases) => new()
    {
        InstanceId = row.InstanceId,
        ActivityInstanceId = row.Id,
        DefinitionId = row.DefinitionId,
        DefinitionVersionId = row.DefinitionVersionId,
        DefinitionVersion = row.DefinitionVersion,
        ActivityId = row.ActivityId,
        ActivityName = row.ActivityName,
        ActivityType = row.ActivityType,
        Message = row.Message,
        ExceptionType = row.ExceptionType,
        CaseId = row.CorrelationId is { } id && cases.ContainsKey(id) ? id : null,
        CaseNumber = row.CorrelationId is { } known ? cases.GetValueOrDefault(known) : null,
        At = row.At,
    };
}

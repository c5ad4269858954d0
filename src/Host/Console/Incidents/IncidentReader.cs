using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Incidents;
using Orchestrator.Host.Incidents;
using Orchestrator.Host.Workbench.Access;

namespace Orchestrator.Host.Workbench.Incidents;

/// <summary>Reads what is stuck; pages by keyset, the oldest first.</summary>
internal sealed class IncidentReader(RecordReader records, IncidentStories stories, TimeProvider clock)
{
    public const int PageSize = 50;

    public Task<IReadOnlyList<IncidentGroup>> GroupsAsync(IncidentFilter filter) => records.ReadAsync(db => IncidentQueries.GroupsAsync(db, filter));

    public Task<IReadOnlyList<IncidentInfo>> ListAsync(IncidentFilter filter, IncidentInfo? after) =>
        records.ReadAsync(db => IncidentQueries.ListAsync(db, filter, after is null ? null : (after.At, after.ActivityInstanceId), PageSize));

    public Task<int> CountAsync(IncidentFilter filter) => records.ReadAsync(db => filter.Apply(db).CountAsync());

    /// <summary>The instances that the filter leaves.</summary>
    public Task<IReadOnlyList<string>> InstanceIdsAsync(IncidentFilter filter, int limit) => records.ReadAsync(async db =>
        (IReadOnlyList<string>)await filter.Apply(db).Select(i => i.InstanceId).Distinct().OrderBy(id => id).Take(limit).ToListAsync());

    public Task<IReadOnlyList<VainWait>> WaitsAsync(string? definitionId) => records.ReadAsync(db => VainWaits.FindAsync(db, definitionId, clock.GetUtcNow()));

    public Task<IncidentDetails?> TellAsync(string instanceId) => records.ReadAsync(db => stories.TellAsync(db, instanceId));

    /// <summary>Definitions of which something runs or has stopped, by name.</summary>
    public Task<IReadOnlyList<KeyValuePair<string, string>>> DefinitionsAsync() => records.ReadAsync(async db =>
        (IReadOnlyList<KeyValuePair<string, string>>)[.. (await db.Definitions.Where(d => d.IsLatest).OrderBy(d => d.Name).Select(d => new { d.DefinitionId, d.Name }).ToListAsync()).Select(d => KeyValuePair.Create(d.DefinitionId, d.Name))]);
}

using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Alterations;

namespace Orchestrator.Storage.Alterations;

/// <inheritdoc cref="IInstanceSelector"/>
internal sealed class InstanceSelector(OrchestratorDbContext db) : IInstanceSelector
{
    public async Task<IReadOnlyList<string>> SelectAsync(InstanceSelection selection, int limit, CancellationToken cancellationToken = default)
    {
        if (selection.IsEmpty)
            return [];
        var rows = db.Instances.AsNoTracking().Where(i => i.Status == WorkflowStatus.Running || i.SubStatus == WorkflowSubStatus.Faulted);
        if (selection.InstanceIds.Count > 0)
            rows = rows.Where(i => selection.InstanceIds.Contains(i.Id));
        if (!string.IsNullOrEmpty(selection.DefinitionId))
            rows = rows.Where(i => i.DefinitionId == selection.DefinitionId);
        if (selection.Version is { } version)
            rows = rows.Where(i => i.DefinitionVersion == version);
        if (selection.DefinitionVersionIds.Count > 0)
            rows = rows.Where(i => selection.DefinitionVersionIds.Contains(i.DefinitionVersionId));
        if (selection.CorrelationIds.Count > 0)
            rows = rows.Where(i => i.CorrelationId != null && selection.CorrelationIds.Contains(i.CorrelationId));
        if (selection.Names.Count > 0)
            rows = rows.Where(i => i.Name != null && selection.Names.Contains(i.Name));
        if (selection.SubStatuses.Count > 0)
        {
            var wanted = selection.SubStatuses.Select(s => Enum.TryParse<WorkflowSubStatus>(s, ignoreCase: true, out var known) ? known : (WorkflowSubStatus?)null).OfType<WorkflowSubStatus>().ToList();
            rows = rows.Where(i => wanted.Contains(i.SubStatus));
        }
        if (selection.HasIncidents is { } has)
            rows = has ? rows.Where(i => i.IncidentCount > 0) : rows.Where(i => i.IncidentCount == 0);
        if (!string.IsNullOrEmpty(selection.IncidentActivityId))
            rows = rows.Where(i => db.Incidents.Any(f => f.InstanceId == i.Id && f.ActivityId == selection.IncidentActivityId));
        if (!string.IsNullOrEmpty(selection.IncidentMessage))
            rows = rows.Where(i => db.Incidents.Any(f => f.InstanceId == i.Id && f.Message == selection.IncidentMessage));
        return await rows.OrderBy(i => i.Id).Select(i => i.Id).Take(limit).ToListAsync(cancellationToken);
    }
}

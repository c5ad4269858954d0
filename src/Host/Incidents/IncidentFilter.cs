using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Incidents;

/// <summary>What the list of open incidents is narrowed to.</summary>
internal sealed record IncidentFilter(string? DefinitionId = null, string? ActivityId = null, string? Message = null, string? Search = null)
{
    public IQueryable<StoredIncident> Apply(OrchestratorDbContext db)
    {
        // A row whose instance was deleted holds nothing up.
        var rows = db.Incidents.Where(i => db.Instances.Any(w => w.Id == i.InstanceId));
        if (!string.IsNullOrEmpty(DefinitionId))
            rows = rows.Where(i => i.DefinitionId == DefinitionId);
        if (!string.IsNullOrEmpty(ActivityId))
            rows = rows.Where(i => i.ActivityId == ActivityId);
        if (!string.IsNullOrEmpty(Message))
            rows = rows.Where(i => i.Message == Message);
        if (!string.IsNullOrWhiteSpace(Search))
        {
            var text = Search.Trim();
            rows = rows.Where(i => i.Message.Contains(text) || i.ActivityId.Contains(text) || i.InstanceId == text || i.CorrelationId == text || db.Cases.Any(c => c.Id == i.CorrelationId && c.Number == text));
        }
        return rows;
    }
}

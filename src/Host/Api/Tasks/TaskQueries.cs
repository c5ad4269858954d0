using Microsoft.EntityFrameworkCore;
using Orchestrator.Client;
using Orchestrator.Client.Tasks;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Api.Tasks;

/// <summary>The worklist: what is due first stands first, so that the overdue stands at the top; tasks without a date stand last.</summary>
internal static class TaskQueries
{
    private const string List = "tasks";

    public static async Task<Page<TaskSummary>> ListAsync(OrchestratorDbContext db, TaskFilter filter, Viewer viewer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(filter.Limit);
        var tasks = Narrow(db.Tasks.AsNoTracking().SeenBy(viewer), db.Cases, filter, viewer, now);
        if (Cursor.Read(List, filter.Cursor, 2) is { } after)
            tasks = After(tasks, after.Instant(0), after.Text(1));
        var rows = await tasks.OrderBy(t => t.DueAt == null).ThenBy(t => t.DueAt).ThenBy(t => t.Id).Take(size + 1).ToListAsync(cancellationToken);
        return PageSize.Cut(rows, size, task => task.Summary(now), task => Cursor.Of(List, task.DueAt, task.Id));
    }

    private static IQueryable<WorkTask> Narrow(IQueryable<WorkTask> tasks, IQueryable<UnitCase> cases, TaskFilter filter, Viewer viewer, DateTimeOffset now)
    {
        var status = Parameters.Choice<WorkTaskStatus>("status", filter.Status) ?? WorkTaskStatus.Open;
        // As a constant, so that the database knows that the indexes of open tasks will do.
        tasks = tasks.Where(t => t.Status == EF.Constant(status));
        if (filter.Mine == true)
            tasks = tasks.Where(t => t.AssigneeId == viewer.Actor.Id);
        else if (filter.All != true && status == WorkTaskStatus.Open)
            tasks = tasks.DoableBy(viewer, cases);
        if (filter.Role is { Length: > 0 } role)
            tasks = tasks.Where(t => t.Role == role);
        if (filter.District is { Length: > 0 } district)
            tasks = tasks.Where(t => t.District == district);
        if (filter.CampaignId is { Length: > 0 } campaign)
            tasks = tasks.Where(t => t.CampaignId == campaign);
        if (filter.CaseId is { Length: > 0 } @case)
            tasks = tasks.Where(t => t.CaseId == @case);
        return filter.Overdue switch
        {
            true => tasks.Where(t => t.DueAt != null && t.DueAt <= now),
            false => tasks.Where(t => t.DueAt == null || t.DueAt > now),
            null => tasks,
        };
    }

    private static IQueryable<WorkTask> After(IQueryable<WorkTask> tasks, DateTimeOffset? due, string id) => due is { } at
        ? tasks.Where(t => t.DueAt == null || t.DueAt > at || (t.DueAt == at && t.Id.CompareTo(id) > 0))
        : tasks.Where(t => t.DueAt == null && t.Id.CompareTo(id) > 0);
}

using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Host.Security;

/// <summary>What a viewer may see: a unit sees only itself, the bureau sees every case.</summary>
internal static class Visibility
{
    public static IQueryable<UnitCase> SeenBy(this IQueryable<UnitCase> cases, Viewer viewer) =>
        viewer.IsStaff ? cases : cases.Where(c => c.UnitId == viewer.Actor.UnitId);

    public static IQueryable<Unit> SeenBy(this IQueryable<Unit> units, Viewer viewer) =>
        viewer.IsStaff ? units : units.Where(u => u.Id == viewer.Actor.UnitId);

    /// <summary>The bureau's tasks for the bureau; a unit's own tasks for the unit.</summary>
    public static IQueryable<WorkTask> SeenBy(this IQueryable<WorkTask> tasks, Viewer viewer) =>
        viewer.IsStaff ? tasks : tasks.Where(t => t.UnitId != null && t.UnitId == viewer.Actor.UnitId && t.Role == Workflows.People.Role.Unit);

    /// <summary>A unit sees the documents served on it, not the bureau's own papers.</summary>
    public static IQueryable<Notice> SeenBy(this IQueryable<Notice> notices, Viewer viewer, IQueryable<UnitCase> cases) =>
        viewer.IsStaff ? notices : notices.Where(n => n.RequiresService && n.CaseId != null && cases.Any(c => c.Id == n.CaseId && c.UnitId == viewer.Actor.UnitId));

    /// <summary>A unit sees the periods that bind it, not the bureau's own service levels.</summary>
    public static IQueryable<Deadline> SeenBy(this IQueryable<Deadline> deadlines, Viewer viewer, IQueryable<UnitCase> cases) =>
        viewer.IsStaff ? deadlines : deadlines.Where(d => d.Kind != DeadlineKind.Internal && d.CaseId != null && cases.Any(c => c.Id == d.CaseId && c.UnitId == viewer.Actor.UnitId));

    /// <summary>Tasks that the viewer may do: assigned to them, or open to a role and district of theirs, and not barred by the four-eyes rule.</summary>
    public static IQueryable<WorkTask> DoableBy(this IQueryable<WorkTask> tasks, Viewer viewer, IQueryable<UnitCase> cases)
    {
        var (me, unit) = (viewer.Actor.Id, viewer.Actor.UnitId);
        // Whoever stands in for others sees what waits for them, wherever they work; whether it may be done the command says.
        var (people, roles) = (viewer.StandsInFor.Select(absent => absent.Id).Append(me).ToList(), viewer.Actor.Roles.Concat(viewer.StandsInFor.SelectMany(absent => absent.Roles)).Distinct().ToList());
        var district = viewer.StandsInFor.Any(absent => absent.District != viewer.District) ? null : viewer.District;
        return tasks.Where(t =>
            !t.ExcludedPersons.Contains(me)
            && ((t.AssigneeId != null && people.Contains(t.AssigneeId))
                || (t.Role == Workflows.People.Role.Officer && cases.Any(c => c.Id == t.CaseId && c.LeadOfficerId == t.AssigneeId && c.CoOfficerId == me))
                || (t.AssigneeId == null && roles.Contains(t.Role)
                    && (unit == null || t.UnitId == unit)
                    && (district == null || t.District == district))));
    }

    /// <summary>Whether the viewer may do this very task.</summary>
    /// <param name="case">The task's case: its second officer may act for the first, and who is under recusal does nothing. Null when the task belongs to none.</param>
    public static bool MayDo(this WorkTask task, Viewer viewer, UnitCase? @case) =>
        task.Status == WorkTaskStatus.Open
        && @case?.Bars(viewer.Actor.Id) is null
        && !task.ExcludedPersons.Contains(viewer.Actor.Id)
        && (task.MayBeEnteredBy(viewer.Actor) || IsFor(task, viewer, @case));

    private static bool IsFor(WorkTask task, Viewer viewer, UnitCase? @case) =>
        (task.AssigneeId is { } assignee ? assignee == viewer.Actor.Id || viewer.StandsInFor.Any(absent => absent.Id == assignee && absent.Roles.Contains(task.Role))
                || (task.Role == Workflows.People.Role.Officer && assignee == @case?.LeadOfficerId && viewer.Actor.Id == @case.CoOfficerId)
            : viewer.Actor.Is(task.Role) || viewer.StandsInFor.Any(absent => absent.Roles.Contains(task.Role)))
        && (viewer.Actor.UnitId is not { } unit || task.UnitId == unit);
}

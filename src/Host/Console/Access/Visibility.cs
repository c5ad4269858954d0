using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Workbench.Access;

/// <summary>What a reader may see, as a condition of the query itself: a unit sees only itself, the bureau sees every case, nobody sees nothing.</summary>
internal static class Visibility
{
    public static IQueryable<UnitCase> SeenBy(this IQueryable<UnitCase> cases, Reader reader)
    {
        if (reader.IsStaff)
            return cases;
        var unit = reader.IsUnit ? reader.Actor.UnitId : null;
        return unit is null ? cases.Where(c => false) : cases.Where(c => c.UnitId == unit);
    }

    /// <summary>Tasks of the bureau for the bureau; a unit's own tasks for the unit.</summary>
    public static IQueryable<WorkTask> SeenBy(this IQueryable<WorkTask> tasks, Reader reader)
    {
        if (reader.IsStaff)
            return tasks;
        var unit = reader.IsUnit ? reader.Actor.UnitId : null;
        return unit is null ? tasks.Where(t => false) : tasks.Where(t => t.UnitId == unit);
    }

    /// <summary>Notices of the cases that the reader sees; a unit sees those that are addressed to it, not the bureau's internal papers.</summary>
    public static IQueryable<Notice> SeenBy(this IQueryable<Notice> notices, Reader reader, IQueryable<UnitCase> cases)
    {
        if (reader.IsStaff)
            return notices;
        var unit = reader.IsUnit ? reader.Actor.UnitId : null;
        return unit is null
            ? notices.Where(n => false)
            : notices.Where(n => n.RequiresService && n.CaseId != null && cases.Any(c => c.Id == n.CaseId && c.UnitId == unit));
    }

    /// <summary>Tasks that this reader may do: assigned to them or to the officer whose second they are, or open to one of their roles in their district, and not barred by the four-eyes rule.</summary>
    public static IQueryable<WorkTask> DoableBy(this IQueryable<WorkTask> tasks, Reader reader, IQueryable<UnitCase> cases)
    {
        var (me, unit) = (reader.Actor.Id, reader.Actor.UnitId);
        var (people, roles) = (reader.StandsInFor.Select(absent => absent.Id).Append(me).ToList(), reader.Actor.Roles.Concat(reader.StandsInFor.SelectMany(absent => absent.Roles)).Distinct().ToList());
        var district = reader.StandsInFor.Any(absent => absent.District != reader.District) ? null : reader.District;
        return tasks.Where(t =>
            roles.Contains(t.Role)
            && t.UnitId == unit
            && !t.ExcludedPersons.Contains(me)
            && ((t.AssigneeId != null && people.Contains(t.AssigneeId))
                || (t.AssigneeId == null && (district == null || t.District == district))
                || (t.Role == Role.Officer && cases.Any(c => c.Id == t.CaseId && c.LeadOfficerId == t.AssigneeId && c.CoOfficerId == me))));
    }
}

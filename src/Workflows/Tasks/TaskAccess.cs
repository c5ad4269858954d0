using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tasks;

/// <summary>Who may do a task: role, unit, assignment, four eyes.</summary>
internal static class TaskAccess
{
    /// <summary>Null when the actor may do the task now.</summary>
    public static Refusal? Check(WorkTask task, CaseFile file, Actor actor) =>
        CheckPerson(task, actor)
        ?? (task.AssigneeId is { } assignee && assignee != actor.Id && !StandsIn(task, file, actor) && !task.MayBeEnteredBy(actor) ? TaskRefusals.AssignedToOther : null);

    /// <summary>Null when the person is of the right kind, whoever the task is assigned to.</summary>
    public static Refusal? CheckPerson(WorkTask task, Actor actor) =>
        task.MayBeEnteredBy(actor) ? task.ExcludedPersons.Contains(actor.Id) ? TaskRefusals.Excluded : null
        : !actor.Is(task.Role) ? TaskRefusals.NotYourRole(task)
        : actor.UnitId is not null && actor.UnitId != task.UnitId ? TaskRefusals.NotYourUnit
        : task.UnitId is not null && actor.UnitId is null ? TaskRefusals.NotYourUnit
        : task.ExcludedPersons.Contains(actor.Id) ? TaskRefusals.Excluded
        : null;

    /// <summary>The second officer may act for the first, and any representative for the unit.</summary>
    private static bool StandsIn(WorkTask task, CaseFile file, Actor actor) =>
        task.Role == Role.Unit || (task.Role == Role.Officer && task.AssigneeId == file.LeadOfficerId && actor.Id == file.CoOfficerId);
}

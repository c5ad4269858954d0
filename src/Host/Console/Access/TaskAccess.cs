using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Workbench.Access;

/// <summary>Whether a task's form is offered to a reader. The command checks again; this keeps people from filling in what would be refused.</summary>
public static class TaskAccess
{
    /// <param name="case">The task's case: its second officer may act for the first. Null when the task belongs to none.</param>
    public static bool MayDo(WorkTask task, UnitCase? @case, Reader reader) =>
        task.Status == WorkTaskStatus.Open
        && @case?.Bars(reader.Actor.Id) is null
        && !task.ExcludedPersons.Contains(reader.Actor.Id)
        && (task.MayBeEnteredBy(reader.Actor) || IsFor(task, @case, reader));

    private static bool IsFor(WorkTask task, UnitCase? @case, Reader reader) =>
        reader.ActsAs(task.Role)
        && task.UnitId == reader.Actor.UnitId
        && (task.AssigneeId is not { } assignee
            || assignee == reader.Actor.Id
            || reader.StandsInFor.Any(absent => absent.Id == assignee)
            || task.Role == Role.Unit
            || (task.Role == Role.Officer && assignee == @case?.LeadOfficerId && reader.Actor.Id == @case.CoOfficerId));
}

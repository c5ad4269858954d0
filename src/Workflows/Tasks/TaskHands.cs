using Orchestrator.Workflows.Absences;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards.Approvals;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tasks;

/// <summary>Says in whose right somebody does a task: their own, or that of an absent person whose deputy they are today.</summary>
internal sealed class TaskHands(Deputies deputies)
{
    /// <summary>Separation of duties holds for the deputy and for the absent person alike; the deputy's other duties do not widen the right.</summary>
    public async Task<Hand> OfAsync(WorkTask task, CaseFile file, Actor actor, CancellationToken cancellationToken)
    {
        if (IsRecused(file, actor.Id))
            return new Hand(TaskRefusals.Recused, actor, null);
        if ((TaskAccess.Check(task, file, actor) ?? TwoParts(task, file, actor)) is not { } refusal)
            return new Hand(null, actor, null);
        if (actor.UnitId is not null || task.ExcludedPersons.Contains(actor.Id) || !Absence.LetsAct(actor.Roles, task.Role) || TwoParts(task, file, actor) is not null)
            return new Hand(refusal, actor, null);
        foreach (var absent in await deputies.PrincipalsOfAsync(actor, cancellationToken))
        {
            var principal = absent.AsActor();
            if (!IsRecused(file, absent.Id) && TaskAccess.CheckPerson(task, principal) is null && TwoParts(task, file, principal) is null
                && (task.AssigneeId == actor.Id || TaskAccess.Check(task, file, principal) is null))
                return new Hand(null, actor with { Roles = [.. actor.Roles.Append(task.Role).Distinct()] }, absent);
        }
        return new Hand(refusal, actor, null);
    }

    public static bool IsRecused(CaseFile file, string personId) => file.CaseOrNull?.Bars(personId) is not null;

    /// <summary>The officers of a case handle it from the day on which they were assigned.</summary>
    public static Refusal? TwoParts(WorkTask task, CaseFile file, Actor actor)
    {
        if (file.CaseOrNull is not { } @case)
            return null;
        var isOfficer = actor.Id == @case.LeadOfficerId || actor.Id == @case.CoOfficerId || actor.Id == file.LeadOfficerId || actor.Id == file.CoOfficerId;
        return new NobodyHasTwoPartsInOneCase().Check(new ApprovalFacts(actor)
        {
            Role = task.Role,
            Parts = isOfficer ? [.. @case.Parts, CaseParts.Write(actor.Id, CaseParts.Handling)] : @case.Parts,
        });
    }
}

/// <summary>A person at a task.</summary>
/// <param name="Refusal">Why they may not do it; null when they may.</param>
/// <param name="For">The absent person for whom they do it; null when in their own right.</param>
internal sealed record Hand(Refusal? Refusal, Actor Actor, Person? For);

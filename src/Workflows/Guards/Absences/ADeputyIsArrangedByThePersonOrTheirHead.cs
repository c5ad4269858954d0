using Orchestrator.Workflows.Absences;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Absences;

/// <summary>A deputy is arranged by the person themselves, by a head or by the campaign office.</summary>
internal sealed class ADeputyIsArrangedByThePersonOrTheirHead : AbsenceGuard
{
    public override Refusal? Check(AbsenceFacts facts) => MayArrange(facts.Actor, facts.Person?.Id);

    public static Refusal? MayArrange(Actor actor, string? personId) =>
        actor.UnitId is null && (actor.Id == personId || actor.Is(Role.Lead) || actor.Is(Role.Commander) || actor.Is(Role.Office)) ? null
            : new Refusal("absence.may-not", "代理由本人、部门负责人、分管局领导或者专项办安排。", "A deputy is arranged by the person themselves, a head, the commander or the campaign office.", Rule);
}

using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.People;

/// <summary>An administrator neither gives nor takes their own roles, and does not take themselves out of service.</summary>
internal sealed class NobodyChangesTheirOwnRoles : PersonGuard
{
    public override Refusal? Check(PersonFacts facts) =>
        facts.Person is { } person && person.Id == facts.Actor.Id && (!facts.StaysActive || (facts.Wanted is { } wanted && !wanted.Roles.ToHashSet().SetEquals(person.Roles)))
            ? new Refusal("person.own-roles", "不能变更本人的岗位角色，也不能停用本人，请由另一名管理员办理。", "Nobody changes their own roles or takes themselves out of service: another administrator does it.", Rule)
            : null;
}

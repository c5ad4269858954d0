using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.People;

/// <summary>A person has one role at least; a unit's representative has that of the unit alone, and an auditor changes nothing, so has no other.</summary>
internal sealed class RolesFitTheKindOfPerson : PersonGuard
{
    public override Refusal? Check(PersonFacts facts)
    {
        var roles = facts.Wanted!.Roles;
        if (roles.Count == 0)
            return new Refusal("person.roles", "请至少选择一个岗位角色。", "Choose at least one role.", Rule);
        if (roles.FirstOrDefault(role => !Role.OfPeople.Contains(role)) is { } unknown)
            return new Refusal("person.roles", $"没有“{unknown}”这一岗位角色。", $"There is no role {unknown}.", Rule);
        if (facts.SpeaksForUnit != roles.Contains(Role.Unit) || (facts.SpeaksForUnit && roles.Count > 1))
            return new Refusal("person.roles", "单位安全员应当对应一个单位，且不能兼任本机关岗位；本机关人员不能兼任单位安全员。", "A representative belongs to a unit and has no role at the bureau; nobody of the bureau speaks for a unit.", Rule);
        if (facts.SpeaksForUnit && facts.Unit is null)
            return new Refusal("person.unit", "没有这个单位。", "There is no such unit.", Rule);
        return roles.Contains(Role.Auditor) && roles.Count > 1
            ? new Refusal("person.roles", "督察只看不办，不能兼任其他岗位。", "An auditor sees everything and changes nothing, so has no other role.", Rule)
            : null;
    }
}

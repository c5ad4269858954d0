using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.People;

/// <summary>Somebody must be left who can keep the list of people.</summary>
internal sealed class TheLastAdministratorStays : PersonGuard
{
    public override Refusal? Check(PersonFacts facts)
    {
        var remains = facts.StaysActive && (facts.Wanted is null || facts.Wanted.Roles.Contains(Role.Admin));
        return facts.IsAdministrator && !remains && facts.OtherAdministrators == 0
            ? new Refusal("person.last-administrator", "这是最后一名在岗管理员，请先任命另一名管理员。", "This is the last administrator in service; appoint another first.", Rule)
            : null;
    }
}

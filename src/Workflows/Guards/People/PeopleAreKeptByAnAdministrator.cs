using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.People;

/// <summary>Who works here and in which roles is written down by an administrator.</summary>
internal sealed class PeopleAreKeptByAnAdministrator : PersonGuard
{
    public override Refusal? Check(PersonFacts facts) => facts.Actor.Is(Role.Admin) ? null : new Refusal("person.may-not", "人员由管理员维护。", "People are kept by an administrator.", Rule);
}

using Orchestrator.Workflows.LawChanges;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.LawChanges;

/// <summary>One of the two laws that meet is chosen, and no third.</summary>
internal sealed class OneOfTheTwoLawsIsChosen : LawGuard
{
    public override Refusal? Check(LawFacts facts) =>
        facts.Chosen == facts.Held.Id || facts.Chosen == facts.InForce.Id ? null
            : new Refusal("law.not-of-the-two", $"只能在{facts.Held.Id}与{facts.InForce.Id}之间选择，不能适用“{facts.Chosen}”。", $"The choice is between {facts.Held.Id} and {facts.InForce.Id}; '{facts.Chosen}' is neither.", Basis);
}

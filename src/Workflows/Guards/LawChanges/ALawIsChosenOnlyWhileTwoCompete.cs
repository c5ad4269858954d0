using Orchestrator.Workflows.LawChanges;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.LawChanges;

/// <summary>There is a choice only when the law has changed under an open case and nobody has chosen yet.</summary>
internal sealed class ALawIsChosenOnlyWhileTwoCompete : LawGuard
{
    public override Refusal? Check(LawFacts facts) =>
        facts.IsOpen ? null
        : facts.Case.IsEnded ? new Refusal("law.case-ended", "案件已结束，不再选择适用的法律。", "The case has ended; there is no law to choose.", Basis)
        : new Refusal("law.nothing-to-choose", $"本案适用{facts.Held.Id}，没有待决定的法律变化。", $"The case is under {facts.Held.Id}; no change of law waits for a decision.", Basis);
}

using Orchestrator.Workflows.LawChanges;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.LawChanges;

/// <summary>The new law governs an earlier act only when it is milder, or when the act goes on after the change.</summary>
internal sealed class TheNewLawGovernsAnEarlierActOnlyWhenMilder : LawGuard
{
    public override Refusal? Check(LawFacts facts) =>
        facts.Chosen == facts.InForce.Id && facts.Ground == LawGround.OldLawOfTheAct
            ? new Refusal("law.ground", "行为发生在新法施行前的，新法处罚较轻或者行为连续、继续到施行以后，才适用新法。", "The new law governs an earlier act only when it is milder, or when the act goes on after the change.", Basis)
            : null;
}

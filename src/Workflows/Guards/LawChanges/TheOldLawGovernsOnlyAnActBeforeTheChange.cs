using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LawChanges;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.LawChanges;

/// <summary>The old law governs only an act from before the change that does not go on after it.</summary>
internal sealed class TheOldLawGovernsOnlyAnActBeforeTheChange : LawGuard
{
    public override Refusal? Check(LawFacts facts) =>
        facts.Chosen != facts.Held.Id ? null
        : facts.ActOn is { } day && day >= LegalProfiles.After(facts.Held).From ? new Refusal("law.act-after-change", $"违法行为于{day:yyyy-MM-dd}发现，已在新法施行之后，应适用新法。", $"The violation was found on {day:yyyy-MM-dd}, after the change; the new law governs it.", Basis)
        : facts.Ground != LawGround.OldLawOfTheAct ? new Refusal("law.ground", "适用旧法的，应认定行为发生在新法施行前且新法处罚并非较轻。", "The old law is kept on the ground that the act was before the change and the new law is not milder.", Basis)
        : null;
}

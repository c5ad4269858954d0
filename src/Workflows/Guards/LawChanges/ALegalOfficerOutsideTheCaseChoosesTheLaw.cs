using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.LawChanges;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.LawChanges;

/// <summary>A legal officer chooses the law, who neither handles the case nor approves in it, and is under no recusal.</summary>
internal sealed class ALegalOfficerOutsideTheCaseChoosesTheLaw : LawGuard
{
    public override Refusal? Check(LawFacts facts) =>
        !facts.Actor.Is(Role.Legal) ? new Refusal("not-allowed", "适用新旧法律由法制员决定。", "A legal officer chooses between the old law and the new.", "§3.1")
        : facts.Case.Bars(facts.Actor.Id) is { } recused ? recused
        : facts.Actor.Id == facts.Case.LeadOfficerId || facts.Actor.Id == facts.Case.CoOfficerId || facts.Case.Parts.Select(CaseParts.Read).Any(entry => entry.PersonId == facts.Actor.Id && CaseParts.Exclude(entry.Part, CaseParts.Reviewing))
            ? new Refusal("law.own-case", "承办、批准本案的人员不能决定本案适用的法律。", "Who handles the case or approves in it does not choose its law.", "§0.3")
        : null;
}

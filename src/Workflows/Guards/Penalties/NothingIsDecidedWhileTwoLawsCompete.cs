using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LawChanges;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>When the law has changed under the case, nothing is decided before a legal officer has said which of the two governs it.</summary>
internal sealed class NothingIsDecidedWhileTwoLawsCompete : Safeguard
{
    public override string Rule => "§2.1";

    public override IReadOnlyList<string> Transitions => ["PT-25", "PT-26"];

    public override string Zh => "办案期间法律变化的，法制员决定适用新法或者旧法以前，不作出处罚或者不予处罚决定。";

    public override string En => "When the law has changed under the case, nothing is decided before a legal officer has said which of the two governs it.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        var inForce = LegalProfiles.On(request.Today);
        return !LawChange.IsOpen(facts.Case, facts.Substance, inForce) ? null
            : new Refusal("penalty.law-undecided", $"办案期间法律有变化（{facts.Substance.Id}与{inForce.Id}），须先由法制员决定适用哪一部法律并写明理由。",
                $"The law has changed under the case ({facts.Substance.Id} and {inForce.Id}); a legal officer must first choose between them, with the reason.", "《中华人民共和国行政处罚法》(2021年)第三十七条");
    }
}

using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>Nothing is decided while it is open whether evidence counts that a recused person secured.</summary>
internal sealed class NothingIsDecidedOnEvidenceInDoubt : Safeguard
{
    public override string Rule => "§0.3";

    public override IReadOnlyList<string> Transitions => ["PT-25", "PT-26"];

    public override string Zh => "回避人员收集的证据未决定效力前，不作出处罚决定。";

    public override string En => "Nothing is decided while it is open whether evidence counts that a recused person secured.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.EvidenceInDoubt == 0 ? null
            : new Refusal("penalty.evidence-in-doubt", $"有{facts.EvidenceInDoubt}件证据由回避人员收集，效力尚未决定，请先逐件决定。", $"{facts.EvidenceInDoubt} piece(s) of evidence were secured by somebody recused; decide first whether they count.", Recusal.Basis);
}

using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>Kinds and amounts of the penalty lie within the law.</summary>
internal sealed class ThePenaltyKeepsToKindsAndCeilings : Safeguard
{
    public override string Rule => "G-P2";

    public override IReadOnlyList<string> Transitions => ["PT-05", "PT-11", "PT-25"];

    public override string Zh => "处罚的种类和幅度在法定范围内。";

    public override string En => "Kinds and amounts of the penalty lie within the law.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        PenaltyContents.WithinLaw(PenaltyContents.Read(request.Form), facts.Penalty, facts.Substance);
}

using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>Only a defence that was made is reviewed.</summary>
internal sealed class OnlyADefenceThatWasMadeIsReviewed : Safeguard
{
    public override string Rule => "G-P4";

    public override IReadOnlyList<string> Transitions => ["PT-17", "PT-18"];

    public override string Zh => "复核以当事人提出的陈述申辩为前提。";

    public override string En => "Only a defence that was made is reviewed.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.Penalty.Defence is null ? new Refusal("penalty.no-defence", "当事人没有提出陈述申辩，没有可以复核的内容。", "The unit has not stated a defence; there is nothing to review.", "G-P4") : null;
}

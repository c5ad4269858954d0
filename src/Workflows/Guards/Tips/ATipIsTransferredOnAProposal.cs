using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Tips;

/// <summary>A tip is transferred on a proposal that names the authority.</summary>
internal sealed class ATipIsTransferredOnAProposal : Safeguard
{
    public override string Rule => "T-13";

    public override IReadOnlyList<string> Transitions => ["LT-05", "LT-10"];

    public override string Zh => "移送举报须有提出移送的意见和受移送机关。";

    public override string En => "A tip is transferred on a proposal that names the authority.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.File.TipOrNull is { Authority: not null } ? null
        : new Refusal("tip.nothing-to-transfer", "没有待批准的移送意见。", "Nobody has proposed a transfer of this tip.", "T-13");
}

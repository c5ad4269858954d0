using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards.Tips;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Tips;

/// <summary>The head approves the transfer of a tip (L05); refused, the tip is verified by the police themselves.</summary>
internal sealed class TipTransferActs : ActGroup
{
    public const string Approve = "Approve";

    public override string Code => "tip-transfer";

    public override CaseNeeds Needs => CaseNeeds.Tip;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Approve, "批准移送", "Approve the transfer", Fields.Opinion),
        FormThatReturns("Return", "不批准，自行核查", "Refuse; the police verify it themselves"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) => new ATipIsTransferredOnAProposal().Check(facts, request);

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        if (request.Outcome != Approve)
            (facts.File.Tip.Matter, facts.File.Tip.Authority) = (null, null);
    }
}

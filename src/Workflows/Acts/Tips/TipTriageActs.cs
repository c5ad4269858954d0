using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Tips;
using Orchestrator.Workflows.Guards.Transfers;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Tips;

/// <summary>Intake sorts a tip (L02): a duplicate, for the police, for another authority, or out of scope.</summary>
internal sealed class TipTriageActs : ActGroup
{
    public const string Duplicate = "Duplicate";
    public const string Own = "Own";
    public const string Transfer = "Transfer";
    public const string OutOfScope = "OutOfScope";

    public override string Code => "tip-triage";

    public override CaseNeeds Needs => CaseNeeds.Tip;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Own, "属本机关管辖，交办核查", "Ours: have it verified", Fields.Remark),
        Form(Duplicate, "三十日内同址同类举报，合并", "Same place and kind within thirty days: merge", Fields.Remark),
        FormWithReason(Transfer, "属其他机关管辖，移送", "Another authority's: transfer", Fields.Transfer),
        FormWithReason(OutOfScope, "不属受理范围", "Out of scope"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) => request.Outcome switch
    {
        Duplicate => new ADuplicateRepeatsARecentTip().Check(facts, request),
        Transfer => Safeguard.First(facts, request, new ATransferGoesToACompetentAuthority()),
        _ => null,
    };

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var tip = facts.File.Tip;
        switch (request.Outcome)
        {
            case Duplicate:
                tip.DuplicateOfId = facts.EarlierTip!.Id;
                tip.CaseId = facts.EarlierTip.CaseId;
                facts.EarlierTip.Weight++;
                tip.Result = $"与{facts.EarlierTip.Number}重复";
                break;
            case Transfer:
                TipTransfers.Propose(tip, request);
                break;
            case OutOfScope:
                tip.Result = request.Reason;
                break;
        }
    }
}

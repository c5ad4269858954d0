using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.SelfChecks;

/// <summary>An officer accepts a self-check or returns it for correction (TR-05, TR-07).</summary>
internal sealed class SelfCheckReviewActs : ActGroup
{
    public const string Accept = "Accept";
    public const string Return = "Return";

    public override string Code => "self-check-review";

    public override CaseNeeds Needs => CaseNeeds.SelfChecks;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Accept, "核收", "Accept", Fields.Opinion),
        FormWithReason(Return, "退回补正", "Return for correction", Fields.LongText("items", "需补正内容", "What must be corrected")),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request)
    {
        if (Pending(facts) is null)
            return new Refusal("self-check.nothing-to-review", "没有待审核的自查报告。", "There is no filing to review.");
        return request.Outcome == Return && facts.Case.SelfCheckReturns >= facts.Campaign.Settings.MaxReturns
            ? new Refusal("self-check.too-many-returns", $"退回补正不得超过 {facts.Campaign.Settings.MaxReturns} 次，请核收或列入检查。",
                $"A self-check may be returned at most {facts.Campaign.Settings.MaxReturns} time(s); accept it or inspect.", "TR-05")
            : null;
    }

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var filing = Pending(facts)!;
        filing.Status = request.Outcome == Accept ? SelfCheckStatus.Accepted : SelfCheckStatus.Returned;
        filing.ReviewedAt = request.Now;
        filing.ReviewedBy = request.Actor.Id;
        if (request.Outcome != Return)
            return;
        filing.ReturnReason = request.Reason;
        facts.Case.SelfCheckReturns++;
    }

    private static SelfCheck? Pending(CaseFacts facts) => facts.SelfChecks is [.., { Status: SelfCheckStatus.Submitted } last] ? last : null;
}

using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.SelfChecks;
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

    public override CaseNeeds Needs => CaseNeeds.SelfChecks | CaseNeeds.Report;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Accept, "核收", "Accept", Fields.Opinion),
        FormWithReason(Return, "退回补正", "Return for correction", Fields.LongText("items", "需补正内容", "What must be corrected")),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Pending(facts) is null ? new Refusal("self-check.nothing-to-review", "没有待审核的自查报告。", "There is no filing to review.", "TR-07")
        : new ASelfCheckIsReturnedOnlySoOften().Check(facts, request);

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var filing = Pending(facts)!;
        filing.Status = request.Outcome == Accept ? SelfCheckStatus.Accepted : SelfCheckStatus.Returned;
        filing.ReviewedAt = request.Now;
        filing.ReviewedBy = request.Actor.Id;
        if (facts.FiledReport is { } report)
        {
            report.State = request.Outcome == Accept ? SelfCheckReportState.Accepted : SelfCheckReportState.Returned;
            (report.ReturnReason, report.DecidedBy, report.DecidedAt, report.Revision) = (request.Outcome == Return ? request.Reason : null, request.Actor.Id, request.Now, report.Revision + 1);
        }
        if (request.Outcome != Return)
            return;
        filing.ReturnReason = request.Reason;
        facts.Case.SelfCheckReturns++;
    }

    private static SelfCheck? Pending(CaseFacts facts) => facts.SelfChecks is [.., { Status: SelfCheckStatus.Submitted } last] ? last : null;
}

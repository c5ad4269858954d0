using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.SelfChecks;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.SelfChecks;

/// <summary>A self-check is returned no more often than allowed.</summary>
internal sealed class ASelfCheckIsReturnedOnlySoOften : Safeguard
{
    public override string Rule => "TR-05";

    public override IReadOnlyList<string> Transitions => ["TR-05"];

    public override string Zh => "自查报告退回补正不超过规定的次数。";

    public override string En => "A self-check is returned no more often than allowed.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Outcome == SelfCheckReviewActs.Return && facts.Case.SelfCheckReturns >= facts.Campaign.Settings.MaxReturns
            ? new Refusal("self-check.too-many-returns", $"退回补正不得超过 {facts.Campaign.Settings.MaxReturns} 次，请核收或列入检查。",
                $"A self-check may be returned at most {facts.Campaign.Settings.MaxReturns} time(s); accept it or inspect.", "TR-05")
            : null;
}

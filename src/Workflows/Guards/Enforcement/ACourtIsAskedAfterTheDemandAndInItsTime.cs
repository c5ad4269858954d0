using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Enforcement;

/// <summary>The court is applied to after the time of the demand, and before the right to apply is lost.</summary>
internal sealed class ACourtIsAskedAfterTheDemandAndInItsTime : Safeguard
{
    public override string Rule => "PT-38";
    public override IReadOnlyList<string> Transitions => ["PT-38", "PT-53"];
    public override string Zh => "催告期满后、申请期限内申请法院强制执行。";
    public override string En => "The court is applied to after the time of the demand, and before the right to apply is lost.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        var penalty = facts.Penalty;
        var demanded = facts.Profile.LengthOf("T-28") is not null;
        if (demanded && penalty.Enforcement?.DemandServedOn is not { })
            return new Refusal("enforcement.no-demand", "申请法院强制执行前应当催告，须先送达催告书。", "The unit must be sent a demand before the court is applied to; serve it first.", "《中华人民共和国行政强制法》第五十四条");
        if (demanded && facts.Clock.Due("T-28", penalty.Enforcement!.DemandServedOn!.Value, facts.Profile).DueOn is var waits && request.Today <= waits)
            return new Refusal("enforcement.demand-running", $"催告书送达后须待 {waits:yyyy-MM-dd} 届满仍未履行，才能申请。", $"The demand gives the unit until {waits:yyyy-MM-dd}; the court is applied to after that.", "《中华人民共和国行政强制法》第五十四条");
        return EnforcementTerms.LastDayToApply(penalty, facts.Clock, facts.Profile) is { } last && request.Today > last
            ? new Refusal("enforcement.too-late", $"申请法院强制执行的期限已于 {last:yyyy-MM-dd} 届满，申请权已经丧失。", $"The court had to be applied to by {last:yyyy-MM-dd}; the right is lost.", "T-29")
            : null;
    }
}

using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Enforcement;

/// <summary>A demand and an application to the court wait until the time for review and suit has run out.</summary>
internal sealed class EnforcementWaitsForTheRemediesToRunOut : Safeguard
{
    public override string Rule => "PT-38";
    public override IReadOnlyList<string> Transitions => ["PT-36", "PT-38", "PT-53"];
    public override string Zh => "当事人申请复议和起诉的期限均届满，才能催告、申请法院强制执行。";
    public override string En => "A demand and an application to the court wait until the time for review and suit has run out.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.Penalty.PaidOn is not null ? new Refusal("enforcement.paid", "罚款已经缴清，无须催告或者申请强制执行。", "The fine has been paid; there is nothing to enforce.")
        : EnforcementTerms.RemediesEndOn(facts.Penalty, facts.Clock, facts.Profile) is not { } last || request.Today <= last
            ? new Refusal("enforcement.remedies-running", $"申请复议和起诉的期限至 {EnforcementTerms.RemediesEndOn(facts.Penalty, facts.Clock, facts.Profile):yyyy-MM-dd} 届满，此前不能催告或者申请强制执行。",
                $"The time for review and suit runs until {EnforcementTerms.RemediesEndOn(facts.Penalty, facts.Clock, facts.Profile):yyyy-MM-dd}; before that there is no demand and no application.", "《中华人民共和国行政强制法》第五十三条")
        : null;
}

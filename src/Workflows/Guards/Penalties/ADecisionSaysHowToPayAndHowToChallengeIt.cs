using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Notices;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>A decision is served only when its text names place and time of payment, the surcharge with its cap, and the remedies with bodies and times.</summary>
internal sealed class ADecisionSaysHowToPayAndHowToChallengeIt : Safeguard
{
    private static readonly string[] Decisions = ["D26", "D27"];

    public override string Rule => "G-P8";

    public override IReadOnlyList<string> Transitions => ["PT-28"];

    public override string Zh => "决定书载明缴款地点和期限、加处罚款标准和上限、救济途径的机关和期限，方可送达。";

    public override string En => "A decision is served only when its text names place and time of payment, the surcharge with its cap, and the remedies with bodies and times.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (request.Outcome == ServiceActs.Failed || facts.Notice is not { } notice || !Decisions.Contains(notice.TemplateCode))
            return null;
        var missing = Needed(facts).Where(needed => !notice.Html.Contains(needed.Text, StringComparison.Ordinal)).ToList();
        return missing.Count == 0 ? null
            : new Refusal("decision.incomplete", $"决定书没有载明：{string.Join("、", missing.Select(needed => needed.Zh))}。请更正后重新制发，不得送达。",
                $"The decision does not name: {string.Join(", ", missing.Select(needed => needed.En))}. Correct it and issue it anew; it may not be served.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.DecisionContent).Zh);
    }

    private static IEnumerable<(string Text, string Zh, string En)> Needed(CaseFacts facts)
    {
        var remedies = facts.Profile.Remedies;
        foreach (var body in remedies.ReviewBodiesZh)
            yield return (body, $"复议机关{body}", "the body that reviews it");
        yield return (Days(remedies.ReviewTerm) + "内", "行政复议期限", "the time to ask for review");
        yield return (ArticleNumber.Zh(remedies.SuitTerm.Amount) + "个月", "起诉期限", "the time to sue");
        yield return (remedies.CourtZh, "管辖法院", "the court");
        if (facts.File.PenaltyOrNull?.Decided is not { } decided || decided.Fine + decided.Confiscation == 0)
            yield break;
        yield return (Days(facts.Profile.LengthOf("T-26")!.Value) + "内", "缴款期限", "the time to pay");
        yield return ("缴纳", "缴款地点和方式", "where and how to pay");
        if (decided.Fine == 0)
            yield break;
        yield return ("百分之三", "加处罚款标准", "the rate of the surcharge");
        if (facts.Profile.SurchargeCapped)
            yield return ("不超出罚款的数额", "加处罚款上限", "the cap of the surcharge");
    }

    private static string Days(StatutoryPeriod period) => ArticleNumber.Zh(period.Amount) + "日";
}

using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Inspections;

/// <summary>The officers of the case show their identification before they inspect.</summary>
internal sealed class OfficersShowTheirIdentification : Safeguard
{
    public override string Rule => "TR-09";

    public override IReadOnlyList<string> Transitions => ["TR-09", "TR-21", "TR-28"];

    public override string Zh => "检查时由本案民警出示执法身份证件。";

    public override string En => "The officers of the case show their identification before they inspect.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        TwoOfficers.OnDuty(facts.Case, request.Actor)
        ?? (request.Form.Flag("identified") ? null
            : new Refusal("inspection.not-identified", "检查时应当出示执法身份证件。", "Officers must show their identification before they inspect.", facts.Profile.PenaltyLaw.Year < 2021 ? "《中华人民共和国行政处罚法》(1996年)第三十七条" : "《中华人民共和国行政处罚法》(2021年)第五十五条"));
}

using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Enforcement;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Enforcement;

/// <summary>Legal draws up the application to the court for enforcement (P18, or P17 where the law asks for no demand).</summary>
internal sealed class CourtApplicationActs : ActGroup
{
    public override string Code => "court-application";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form("Apply", "拟制强制执行申请", "Draw up the application", Fields.Text("court", "受理法院", "Court", preset: "深圳市福田区人民法院"), Fields.LongText("answer", "当事人收到催告后的意见", "What the unit said to the demand", required: false)),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new WhoInvestigatesNeitherReviewsNorDecides(), new NothingIsEnforcedDuringReviewOrSuit(), new EnforcementWaitsForTheRemediesToRunOut(), new ACourtIsAskedAfterTheDemandAndInItsTime());

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects) =>
        facts.Penalty.Enforcement = (facts.Penalty.Enforcement ?? new Orchestrator.Workflows.Penalties.Enforcement()) with { Court = request.Form.Text("court"), DemandAnswer = request.Form.TextOrNull("answer") };
}

using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>Rights are used once the notice is served, and waived only expressly.</summary>
internal sealed class RightsAreUsedOrWaivedAfterTheNotice : Safeguard
{
    public override string Rule => "G-P3";

    public override IReadOnlyList<string> Transitions => ["PT-13", "PT-14", "PT-15"];

    public override string Zh => "权利自告知送达起行使，放弃须明确表示。";

    public override string En => "Rights are used once the notice is served, and waived only expressly.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.Penalty.AdvanceNoticeServedOn is null ? new Refusal("penalty.not-announced", "处罚告知尚未送达，须先送达。", "The advance notice has not been served; serve it first.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.AdvanceNotice).Zh)
        : request.Outcome == RightsActs.Waive && !request.Form.Flag("waived") ? new Refusal("penalty.not-waived", "放弃权利应当明确表示，请当事人书面确认。", "A waiver must be stated expressly, in writing.", "G-P3")
        : null;
}

using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Enforcement;

/// <summary>A review or suit is registered once accepted, after service of the decision, and one at a time.</summary>
internal sealed class AChallengeIsRegisteredOneAtATime : Safeguard
{
    public override string Rule => "PX4";
    public override IReadOnlyList<string> Transitions => ["PT-32", "PT-54"];
    public override string Zh => "复议、诉讼在决定书送达之后受理方可登记，同一时间只有一件在办。";
    public override string En => "A review or suit is registered once accepted, after service of the decision, and one at a time.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Form.DateOrNull("acceptedOn") is not { } day ? null
        : day > request.Today || facts.Penalty.DecisionServedOn is not { } served || day < served
            ? new Refusal("challenge.date-impossible", "受理日期应在处罚决定书送达之后、今天以前，请核对受理通知。", "It is accepted after service of the decision and not after today; check the notice of acceptance.")
        : facts.Penalty.PendingChallenge is not null ? new Refusal("challenge.pending", "已有复议或者诉讼在办，须先登记其结果。", "A review or suit is pending already; register its result first.")
        : null;
}

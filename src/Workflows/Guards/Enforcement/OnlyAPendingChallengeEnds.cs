using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Enforcement;

/// <summary>Only a review or suit that is pending has a result.</summary>
internal sealed class OnlyAPendingChallengeEnds : Safeguard
{
    public override string Rule => "PX4";
    public override IReadOnlyList<string> Transitions => ["PT-32", "PT-54"];
    public override string Zh => "登记结果的须是正在办理的复议或者诉讼。";
    public override string En => "Only a review or suit that is pending has a result.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Form.DateOrNull("endedOn") is not { } day ? null
        : facts.Penalty.PendingChallenge is not { } pending ? new Refusal("challenge.none-pending", "没有正在办理的复议或者诉讼，须先登记受理。", "No review or suit is pending; register its acceptance first.")
        : day < pending.AcceptedOn || day > request.Today ? new Refusal("challenge.date-impossible", "结果日期应在受理之后、今天以前。", "The result lies between acceptance and today.")
        : null;
}

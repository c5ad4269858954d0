using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards.Tips;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Tips;

/// <summary>Intake answers the informant, or notes in the file that nobody can be answered (T-40).</summary>
internal sealed class TipFeedbackActs : ActGroup
{
    public override string Code => "tip-feedback";

    public override CaseNeeds Needs => CaseNeeds.Tip;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form("Answered", "已反馈（无联系方式的注明）", "Answered, or nobody to answer",
            Fields.LongText("feedback", "反馈内容", "What was said"), Fields.Date("answeredOn", "反馈日期", "Day")),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) => new AnAnswerFollowsTheTip().Check(facts, request);

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects) =>
        (facts.File.Tip.Feedback, facts.File.Tip.FeedbackOn) = (request.Form.Text("feedback"), request.Form.Date("answeredOn"));
}

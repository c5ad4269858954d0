using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Tips;

/// <summary>An answer is dated between the tip and today.</summary>
internal sealed class AnAnswerFollowsTheTip : Safeguard
{
    public override string Rule => "T-40";

    public override IReadOnlyList<string> Transitions => ["LT-11", "LT-12", "LT-13", "LT-14", "LT-15", "LT-16"];

    public override string Zh => "反馈日期不早于收到举报之日，不晚于今天。";

    public override string En => "An answer is dated between the tip and today.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Form.Date("answeredOn") is var day && day <= request.Today && day >= facts.File.TipOrNull?.ReceivedOn ? null
        : new Refusal("tip.answer-date", "反馈日期须在收到举报之后、今天以前。", "The answer must be dated between the tip and today.", "T-40");
}

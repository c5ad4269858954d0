using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards.Measures;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Measures;

/// <summary>What the unit answered to a letter of advice (D47), or that it did not. Nothing follows from silence by itself: the officers see to the hazard at their next inspection.</summary>
internal sealed class AdviceFeedbackActs : ActGroup
{
    public const string Group = "advice-feedback";
    public const string Received = "Received";
    public const string Silent = "Silent";

    public override string Code => Group;

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Received, "登记单位反馈", "Record the answer", Fields.Date("receivedOn", "收到反馈的日期", "Received on"), Fields.LongText("measures", "单位采取的措施", "What the unit did")),
        FormWithReason(Silent, "登记逾期未反馈", "Record that there was none"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) => new NobodyIsSilentBeforeTheDayOfFeedback().Check(facts, request);
}

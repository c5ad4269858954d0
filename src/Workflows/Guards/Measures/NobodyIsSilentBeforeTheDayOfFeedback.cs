using System.Text.Json.Nodes;
using NodaTime.Text;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Measures;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Measures;

/// <summary>That a unit did not answer to advice is noted only once the day of feedback is over; an answer is dated between the letter and today.</summary>
internal sealed class NobodyIsSilentBeforeTheDayOfFeedback : Safeguard
{
    private const string Basis = AdviceIsGivenUnderTheInspectionRulesOf2026.Basis;

    public override string Rule => "D47";

    public override IReadOnlyList<string> Transitions => ["D47"];

    public override string Zh => "反馈日期过后仍未反馈的，才登记为未反馈；收到反馈的日期在发函之后、今天以前。";

    public override string En => "No answer is noted once the day of feedback is over; an answer is dated between the letter and today.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (facts.Notice is not { } letter)
            return null;
        if (request.Outcome == AdviceFeedbackActs.Received)
        {
            return request.Form.DateOrNull("receivedOn") is { } received && received >= letter.IssuedOn && received <= request.Today ? null
                : new Refusal("advice.received-date", $"收到反馈的日期应当在{letter.IssuedOn:yyyy-MM-dd}至今天之间。", $"The answer is dated between {letter.IssuedOn:yyyy-MM-dd} and today.", Basis);
        }
        var day = LocalDatePattern.Iso.Parse((string)JsonNode.Parse(letter.Data)!["feedback_on"]!).Value;
        return request.Today > day ? null
            : new Refusal("advice.feedback-running", $"反馈日期为{day:yyyy-MM-dd}，届时仍未反馈的才能登记为未反馈。", $"The unit may answer until {day:yyyy-MM-dd}; that it did not is noted after that.", Basis);
    }
}

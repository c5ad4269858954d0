using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>The record of an interview says on which day and from when to when it was held, and it is not written before it is over.</summary>
internal sealed class AnInterviewSaysFromWhenToWhen : Safeguard
{
    public override string Rule => "D08";

    public override IReadOnlyList<string> Transitions => ["PT-05"];

    public override string Zh => "询问笔录写明询问的日期和起止时间，询问结束后制作。";

    public override string En => "The record of an interview says its day and from when to when it was held, and is made when it is over.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (request.Outcome != InterviewForm.Outcome)
            return null;
        var (day, from, to) = (request.Form.DateOrNull("day"), InterviewTimes.Read(request.Form.Text("from")), InterviewTimes.Read(request.Form.Text("to")));
        return day is not null && from is { } start && to is { } end && start < end && LegalClock.At(day.Value, end) <= request.Now
            ? null
            : new Refusal("interview.times", "请写明询问日期和起止时间（如 09:30），结束时间应当晚于开始时间，且不晚于现在。", "State the day and the times of the interview, such as 09:30; it ends after it began and not later than now.", "公安机关办理行政案件程序规定(询问笔录)");
    }
}

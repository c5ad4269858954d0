using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Measures;

/// <summary>Advice is about a hazard that an inspection found and that is no violation, and leaves the unit time to answer.</summary>
internal sealed class AdviceIsAboutAHazardThatIsNoViolation : Safeguard
{
    private const string Basis = AdviceIsGivenUnderTheInspectionRulesOf2026.Basis;

    public override string Rule => "D47";

    public override IReadOnlyList<string> Transitions => ["D47"];

    public override string Zh => "公安提示函针对监督检查发现、尚不构成违法的隐患，反馈日期在今天以后。";

    public override string En => "A letter of advice is about a hazard found by an inspection that is no violation; the day of feedback lies ahead.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (request.Outcome != nameof(MeasureKind.Advise))
            return null;
        if (facts.Inspection is null)
            return new Refusal("advice.no-inspection", "本案尚未进行监督检查，没有检查发现的隐患。", "Nothing was inspected in this case yet; no inspection found a hazard.", Basis);
        if (!request.Form.Flag("noViolation"))
            return new Refusal("advice.violation", "请确认该隐患尚不构成违法；构成违法的应当责令改正或者立案，不能以提示函代替。", "State that the hazard is no violation; a violation is ordered to be put right or made a case, and no advice takes the place of that.", Basis);
        return request.Form.DateOrNull("feedbackOn") is { } day && day > request.Today ? null
            : new Refusal("advice.feedback-date", "反馈日期应当在今天以后。", "The day of feedback must lie ahead.", Basis);
    }
}

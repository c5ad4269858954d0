using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Measures;

/// <summary>A measure fits the state of the case; nothing ends while a penalty case is open.</summary>
internal sealed class AMeasureFitsTheStateOfTheCase : Safeguard
{
    public override string Rule => "TR-36";

    public override IReadOnlyList<string> Transitions => ["TR-36", "TR-37", "TR-38", "TR-39", "TR-40", "TR-41", "TR-42"];

    public override string Zh => "措施符合案件状态；移送、并案、终止前处罚案件已经结束。";

    public override string En => "A measure fits the state of the case; nothing ends while a penalty case is open.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        var (@case, kind) = (facts.Case, Enum.Parse<MeasureKind>(request.Outcome));
        var rule = MeasureRule.Of(kind);
        if (kind == MeasureKind.Resume)
            return @case.Hold is not null ? null : new Refusal("measure.not-suspended", "案件没有中止，不能恢复。", "The case is not suspended.", rule.Transition);
        if (@case.IsEnded && kind != MeasureKind.Reopen)
            return new Refusal("measure.case-ended", $"案件已处于“{@case.State} {UnitCaseStateNames.Zh(@case.State)}”，不能{rule.Zh}。", $"The case has ended ({@case.State}).", rule.Transition);
        if (kind == MeasureKind.Suspend)
            return @case.Hold is null ? null : new Refusal("measure.suspended-already", "案件已经中止。", "The case is suspended already.", rule.Transition);
        if (rule.Target is { } target && UnitCaseTransitions.Check(@case.State, target) is { } notFromHere)
            return notFromHere;
        return rule.Target is not null && kind != MeasureKind.Reopen && facts.Measures.OpenPenaltyCases > 0
            ? new Refusal("measure.penalty-open", "尚有未结处罚案件，须先终止、移送或者办结。", "A penalty case is open; end it first.", rule.Transition)
            : null;
    }
}

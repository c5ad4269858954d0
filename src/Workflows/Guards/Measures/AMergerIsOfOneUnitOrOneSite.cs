using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Reconciliation.Matching;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Guards.Measures;

/// <summary>Cases are merged when they are of one legal person or one site, and into a live case that is another one.</summary>
internal sealed class AMergerIsOfOneUnitOrOneSite : Safeguard
{
    public override string Rule => "TR-39";

    public override IReadOnlyList<string> Transitions => ["TR-39"];

    public override string Zh => "并案限于同一法人，或者同一场所；并入的案件须在办，且不是本案。";

    public override string En => "Cases are merged when they are of one legal person or one site, and into a live case that is another one.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (request.Outcome != nameof(MeasureKind.Merge))
            return null;
        if (facts.Measures.MergeTarget is not { } target || facts.Measures.MergeTargetUnit is not { } unit)
            return new Refusal("measure.target-unknown", "本次整治中没有这个编号的案件。", "There is no case with this number in the campaign.", "TR-39");
        if (target.Id == facts.Case.Id || target.IsEnded)
            return new Refusal("measure.target-not-live", "不能并入本案自身，也不能并入已结束的案件。", "A case is merged neither into itself nor into one that has ended.", "TR-39");
        var isOneUnit = unit.RegistrationNumber is not ("" or RegistrationNumber.None) && unit.RegistrationNumber == facts.Unit.RegistrationNumber;
        return isOneUnit || AddressKey.Of(unit.Address) == AddressKey.Of(facts.Unit.Address) ? null
            : new Refusal("measure.not-one-unit", "两案既不是同一法人，也不在同一场所，不能并案。", "The two cases are neither of one legal person nor of one site.", "TR-39");
    }
}

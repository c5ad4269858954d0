using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>A fine lies in the band of its recorded factors: the lighter one when they mitigate, the heavier one when they aggravate or with its reason.</summary>
internal sealed class TheFineKeepsToTheBandOfItsFactors : Safeguard
{
    public override string Rule => "裁量";

    public override IReadOnlyList<string> Transitions => ["PT-05", "PT-25"];

    public override string Zh => "罚款在裁量情节对应的幅度内：有从轻情节不超过轻档；没有从重情节而进入重档的，写明理由。";

    public override string En => "A fine lies in the band of its recorded factors: the lighter one when they mitigate, the heavier one when they aggravate or with its reason.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        var factors = FactorsForm.Has(request.Form) ? FactorsForm.Read(request.Form) : facts.Penalty.Factors;
        return factors is null || (factors.Reason is not null && !factors.Mitigated) ? null
            : Discretion.Check(PenaltyContents.Read(request.Form).Fine, Violations.Get(facts.Penalty.Violation).Ceiling(facts.Penalty.OrderId is not null), factors.Mitigated, factors.Aggravated);
    }
}

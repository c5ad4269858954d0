using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Orders;

/// <summary>A violation that needs an order first is punished only after its lapse.</summary>
internal sealed class SomeViolationsNeedAnOrderFirst : Safeguard
{
    public override string Rule => "TR-13";

    public override IReadOnlyList<string> Transitions => ["TR-13"];

    public override string Zh => "须先责令限期改正的违法行为，逾期未改才能处罚。";

    public override string En => "A violation that needs an order first is punished only after its lapse.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        var violation = Violations.Get(request.Form.Text("violation"));
        return violation.NeedsOrderFirst && !facts.Campaign.Settings.WarnOnOrder
            ? new Refusal("penalty.order-first", $"“{violation.NameZh}”应当先责令限期改正，逾期未改的才能立案处罚。",
                $"'{violation.NameEn}' needs an order first; only its lapse may be punished.", violation.PenaltyBasisZh)
            : null;
    }
}

using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Orders;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Orders;

/// <summary>A warning joins an order only where the campaign says so, and for a violation that is first ordered to be put right.</summary>
internal sealed class AWarningJoinsAnOrderOnlyWhereTheCampaignSaysSo : Safeguard
{
    public override string Rule => "TR-13";

    public override IReadOnlyList<string> Transitions => ["TR-12", "TR-13"];

    public override string Zh => "专项整治设定责令并处警告的，才可以在责令整改时一并警告，且限于应当先责令改正的违法行为。";

    public override string En => "A warning joins an order only where the campaign says so, and for a violation that is first ordered to be put right.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (request.Outcome != DisposalActs.OrderAndWarn)
            return null;
        var violation = Violations.Get(request.Form.Text("violation"));
        return !facts.Campaign.Settings.WarnOnOrder ? new Refusal("order.warning-not-set", "本次专项整治先责令整改，不同时警告；改变做法由分管局领导设定。", "This campaign orders first and does not warn at the same time; the commander may set it otherwise.", "§2.8")
            : !violation.NeedsOrderFirst ? new Refusal("order.warning-needs-no-order", $"“{violation.NameZh}”可以直接处罚，不属于责令并处警告的情形。", $"'{violation.NameEn}' may be penalised at once; a warning beside an order is not meant for it.", violation.PenaltyBasisZh)
            : null;
    }
}

using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Orders;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>On the spot an officer may give a warning or a small fine, within what the violation allows, after the unit was told and heard.</summary>
internal sealed class OnlySmallPenaltiesAreImposedOnTheSpot : Safeguard
{
    public override string Rule => "§3.3";

    public override IReadOnlyList<string> Transitions => ["PT-02a"];

    public override string Zh => "当场处罚限于警告或者小额罚款，不超出该违法行为的处罚种类和幅度，并先告知、听取申辩。";

    public override string En => "On the spot an officer may give a warning or a small fine, within what the violation allows, after the unit was told and heard.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (request.Outcome is not (DisposalActs.OnTheSpot or DisposalActs.OrderAndWarn))
            return null;
        // With the order comes a warning and nothing more.
        var (profile, content) = (facts.Profile, request.Outcome == DisposalActs.OrderAndWarn ? new PenaltyContent { Warning = true } : PenaltyContents.Read(request.Form));
        var basis = profile.PenaltyLaw.Cite(profile.PenaltyLaw.OnTheSpot).Zh;
        return !request.Form.Flag("heard") ? new Refusal("spot.not-heard", "当场处罚前须出示证件，告知事实、理由、依据和权利，并听取陈述申辩。", "Before a penalty on the spot the officer identifies himself, tells facts, grounds and rights, and hears the unit.", basis)
            : !PenaltyRules.OnTheSpotAllowed(content, profile) ? new Refusal("spot.too-heavy", $"当场处罚限于警告或者对单位{profile.OnTheSpot.Unit:0}元以下罚款；超出的按普通程序办理。", $"On the spot only a warning or a fine of a unit of up to {profile.OnTheSpot.Unit:0} yuan; more takes the ordinary procedure.", basis)
            : PenaltyRules.Check(content, request.Form.Text("violation"), profile, lapsed: false);
    }
}

using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>An investigation is terminated only when there is no violation, it is barred by time, the party is no more, or as the law provides otherwise.</summary>
internal sealed class AnInvestigationEndsOnALawfulGround : Safeguard
{
    public override string Rule => "259";

    public override IReadOnlyList<string> Transitions => ["PT-06"];

    public override string Zh => "终止调查限于没有违法事实、超过追究时效、当事人死亡或者终止及其他法定情形。";

    public override string En => "An investigation is terminated only when there is no violation, it is barred by time, the party is no more, or as the law provides otherwise.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        return request.Outcome != InvestigationActs.Terminate ? null
            : request.Form.Text("ground") == InvestigationActs.TimeBarred && facts.Penalty.FiledOn is not null && request.Form.DateOrNull("actEndedOn") is var ended && (ended is null || !PenaltyRules.IsTimeBarred(ended.Value, request.Today, facts.Substance))
            ? new Refusal("penalty.not-time-barred", "追究时效尚未届满或者未写明违法行为终了日期，不能以此为由终止调查。", "The limitation has not run out, or the day on which the act ended is not stated; that ground does not hold.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.Limitation).Zh)
            : null;
    }
}

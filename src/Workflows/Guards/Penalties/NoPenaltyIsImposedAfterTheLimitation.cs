using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>What is barred by time is no longer penalised.</summary>
internal sealed class NoPenaltyIsImposedAfterTheLimitation : Safeguard
{
    public override string Rule => "T-44";

    public override IReadOnlyList<string> Transitions => ["PT-05"];

    public override string Zh => "违法行为超过追究时效的，不再给予处罚。";

    public override string En => "What is barred by time is no longer penalised.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        return request.Form.DateOrNull("actEndedOn") is { } ended && PenaltyRules.IsTimeBarred(ended, request.Today, facts.Substance)
            ? new Refusal("penalty.time-barred", $"违法行为于{ended:yyyy-MM-dd}终了，已超过追究时效，不能提出处罚意见，可以终止调查。", $"The act ended on {ended:yyyy-MM-dd} and is barred by time; the investigation can be terminated instead.", facts.Profile.PenaltyLaw.Cite(facts.Profile.PenaltyLaw.Limitation).Zh)
            : null;
    }
}

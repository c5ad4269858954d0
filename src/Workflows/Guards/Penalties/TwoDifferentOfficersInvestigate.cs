using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>The case is investigated by its two different officers.</summary>
internal sealed class TwoDifferentOfficersInvestigate : Safeguard
{
    public override string Rule => "G-P1";

    public override IReadOnlyList<string> Transitions => ["PT-04", "PT-05", "PT-17"];

    public override string Zh => "调查取证由本案两名不同的民警进行。";

    public override string En => "The case is investigated by its two different officers.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        TwoOfficers.OnDuty(facts.Penalty.LeadOfficerId, facts.Penalty.CoOfficerId, request.Actor);
}

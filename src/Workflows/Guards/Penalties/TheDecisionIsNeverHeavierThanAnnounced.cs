using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>The decision is never heavier than what was announced, and never because of a defence or hearing.</summary>
internal sealed class TheDecisionIsNeverHeavierThanAnnounced : Safeguard
{
    public override string Rule => "G-P4";

    public override IReadOnlyList<string> Transitions => ["PT-17", "PT-25"];

    public override string Zh => "处罚不重于已告知的内容，不因申辩、听证加重。";

    public override string En => "The decision is never heavier than what was announced, and never because of a defence or hearing.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        PenaltyRules.NotHeavierThanAnnounced(PenaltyContents.Read(request.Form), facts.Penalty.Proposed!, facts.Profile);
}

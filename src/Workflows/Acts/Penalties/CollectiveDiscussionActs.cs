using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>The heads discuss a complex or grave case together (P11, G-P6).</summary>
internal sealed class CollectiveDiscussionActs : ActGroup
{
    public override string Code => "collective-discussion";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form("Record", "记录集体讨论", "Record the discussion",
            Fields.LongText("participants", "参加人员", "Participants"),
            Fields.LongText("conclusion", "讨论结论", "Conclusion")),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new WhoInvestigatesNeitherReviewsNorDecides());

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects) => facts.Penalty.CollectivelyDiscussed = true;
}

using Orchestrator.Workflows.Acts.Hearings;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>The heads discuss a complex or grave case together (P11, G-P6).</summary>
internal sealed class CollectiveDiscussionActs : ActGroup
{
    public const string Record = "Record";

    public override string Code => "collective-discussion";

    public override IReadOnlyList<ActForm> Forms =>
    [
        Form(Record, "记录集体讨论", "Record the discussion",
            Fields.LongText("participants", "参加人员", "Participants"),
            Fields.LongText("views", "各人意见", "The view of each", required: false),
            Fields.Text("vote", "表决结果", "Vote", required: false),
            Fields.LongText("conclusion", "讨论结论", "Conclusion")),
        Form(HearingRequestForm.Outcome, "收到期内交邮的听证申请，转听证", "A request posted in time has arrived", HearingRequestForm.Fields),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        Safeguard.First(facts, request, new WhoInvestigatesNeitherReviewsNorDecides(), new ADiscussionIsHeldByThreeAtLeast())
        ?? (request.Outcome == HearingRequestForm.Outcome ? HearingRequestForm.Guard(facts, request) : null);

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        if (request.Outcome == Record)
            facts.Penalty.CollectivelyDiscussed = true;
        else
            HearingRequestForm.Apply(facts.Penalty, request.Form);
    }
}

using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Leads;

/// <summary>An officer looks into a lead of 50 to 79 points (§9.2): there is an innocent reason, it is so, or a case is opened for it.</summary>
internal sealed class LeadCheckActs : ActGroup
{
    public const string Group = "lead-check";
    public const string Explain = "Explain";
    public const string Confirm = "Confirm";
    public const string OpenCase = "OpenCase";

    public override string Code => Group;

    public override IReadOnlyList<ActForm> Forms =>
    [
        FormWithReason(Explain, "有合理解释", "There is an innocent reason"),
        FormWithReason(Confirm, "情况属实，继续跟进", "It is so, and is followed up"),
        FormWithReason(OpenCase, "立案检查", "Open a case"),
    ];

    public override Refusal? Guard(CaseFacts facts, ActRequest request) =>
        facts.File.LeadOrNull is { IsLive: true } ? null
            : new Refusal("finding.not-live", "该线索已关闭、已消除或者已有新版本。", "The finding is closed, resolved or has a later version.", "§9.2");

    public override void Apply(CaseFacts facts, ActRequest request, ActEffects effects)
    {
        var lead = facts.File.Lead;
        lead.State = request.Outcome == Explain ? FindingState.Explained : FindingState.Confirmed;
        (lead.Explanation, lead.DecidedBy, lead.DecidedAt, lead.Revision) = (request.Reason, request.Actor.Id, request.Now, lead.Revision + 1);
    }
}

using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>OFF ≠ LEGAL ≠ CMD on one penalty case: who investigates does not review, who reviews does not decide.</summary>
internal static class SeparateHands
{
    private const string Basis = "公安机关办理行政案件程序规定(审核与决定分离)";

    public static Refusal? NotAnOfficer(CaseFacts facts, ActRequest request) =>
        request.Actor.Id == facts.Penalty.LeadOfficerId || request.Actor.Id == facts.Penalty.CoOfficerId
            ? new Refusal("penalty.own-case", "办案民警不能审批、审核或者决定自己承办的案件。", "An officer of the case may not approve, review or decide it.", Basis)
            : null;

    public static Refusal? NotTheReviewer(CaseFacts facts, ActRequest request) =>
        request.Actor.Id == facts.Penalty.LegalReviewerId
            ? new Refusal("penalty.own-review", "法制审核人员不能决定自己审核的案件。", "Whoever made the legal review may not decide the case.", Basis)
            : null;
}

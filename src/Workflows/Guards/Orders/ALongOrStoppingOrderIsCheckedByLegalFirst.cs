using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Orders;

/// <summary>An order with a long term, or one that stops something at once, is approved only after a legal officer has checked its basis; who checked does not approve.</summary>
internal sealed class ALongOrStoppingOrderIsCheckedByLegalFirst : Safeguard
{
    public override string Rule => "TR-14";

    public override IReadOnlyList<string> Transitions => ["TR-14", "TR-24", "TR-24a"];

    public override string Zh => "期限超过15日或者责令立即停止的，批准前须由法制员审核依据；审核人不批准。";

    public override string En => "An order over 15 days, or one that stops something at once, is approved only after a legal officer has checked its basis; who checked does not approve.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (facts.DraftOrder is not { } draft || !draft.NeedsLegalCheck(facts.Campaign.Settings))
            return null;
        if (draft.LegalCheckedBy is { } reviewer)
            return reviewer == request.Actor.Id ? new Refusal("order.own-check", "审核过依据的人员不能批准同一通知书，请由其他负责人批准。", "Whoever checked the basis may not approve the order; another head must.", "TR-14") : null;
        var most = facts.Campaign.Settings.LegalCheckAboveDays;
        var (zh, en) = draft.StopsAtOnce ? ("责令立即停止", "stops something at once") : ($"期限{draft.TermDays}日，超过{most}日", $"gives {draft.TermDays} days, more than {most}");
        return new Refusal("order.legal-check-first",
            $"本通知书{zh}，批准前须由法制员审核依据（事项“责令整改法制审核”）。没有该事项的旧版流程，请先将案件迁移到现行流程，或者退回重拟不超过{most}日的通知书。",
            $"The order {en}: a legal officer must check its basis before it is approved (the task 'Legal check of the order'). A case on an older process without that task must first be migrated, or the order drafted anew with at most {most} days.", "TR-14");
    }
}

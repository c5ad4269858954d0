using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Orders;

namespace Orchestrator.Workflows.Acts.Orders;

/// <summary>The draft of a rectification order.</summary>
internal static class OrderTerms
{
    public static RectificationOrder Draft(CaseFacts facts, ActRequest request, OrderDraft draft, ActEffects effects) => new()
    {
        Id = effects.NewId(),
        CaseId = facts.Case.Id,
        CampaignId = facts.Campaign.Id,
        TermDays = draft.TermDays,
        Items = draft.Items,
        DraftedBy = request.Actor.Id,
        DraftedAt = request.Now,
    };

    /// <summary>An order over these findings within one term, with the items as they would be proposed.</summary>
    public static RectificationOrder Draft(CaseFacts facts, ActRequest request, IEnumerable<Finding> findings, int termDays, ActEffects effects)
    {
        var proposed = OrderComposer.Propose(findings, facts.Substance, request.Today, facts.Case.District, facts.RepeatedItems).Select(proposal => proposal.AsProposed());
        return Draft(facts, request, new OrderDraft(termDays, [.. proposed.Select(item => item with { Days = Math.Min(item.Days, termDays) })]), effects);
    }
}

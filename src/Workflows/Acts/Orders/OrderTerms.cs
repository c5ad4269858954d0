using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Orders;

namespace Orchestrator.Workflows.Acts.Orders;

/// <summary>The draft of a rectification order.</summary>
internal static class OrderTerms
{
    public static RectificationOrder Draft(CaseFacts facts, ActRequest request, int termDays, ActEffects effects) => new()
    {
        Id = effects.NewId(),
        CaseId = facts.Case.Id,
        CampaignId = facts.Campaign.Id,
        TermDays = termDays,
        DraftedBy = request.Actor.Id,
        DraftedAt = request.Now,
    };
}

using Orchestrator.Workflows.Inspections;

namespace Orchestrator.Workflows.Orders;

/// <summary>What the composer proposes for one finding.</summary>
/// <param name="Violation">Code of the violation that the item points to; null for none.</param>
/// <param name="Laws">What it may rest on; what stands in the proposal first.</param>
/// <param name="Days">Days of the checklist, halved for a repeated finding.</param>
/// <param name="LeastDays">Fewest days that may be given.</param>
/// <param name="MostDays">Most days that may be given.</param>
/// <param name="IsRepeated">The unit was ordered to put the same right before.</param>
public sealed record ItemProposal(Finding Finding, ChecklistItem Item, string? Violation, IReadOnlyList<LawChoice> Laws, int Days, int LeastDays, int MostDays, bool IsRepeated)
{
    /// <summary>The item as proposed.</summary>
    public OrderItem AsProposed() => new(Finding.Id, Finding.ItemCode, Item.RequirementZh, [.. Laws.Where(law => law.IsDefault).Select(law => law.Zh)], Days);
}

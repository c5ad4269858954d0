using NodaTime;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Orders;

/// <summary>An order as it would be issued: its items, when each would end if it were served on a day, and why on that date.</summary>
/// <param name="Profile">The law by which it is composed and counted.</param>
/// <param name="ServedOn">The day of service that is supposed.</param>
/// <param name="Due">End of the order as a whole.</param>
/// <param name="Refusal">What stands in the way of it; null when it may be drafted.</param>
/// <param name="CrossedPhase">The phase of the campaign after whose end it ends; null when it ends within.</param>
/// <param name="Conflicts">Rules that cannot both be kept, and which of them is followed.</param>
public sealed record OrderPreview(LegalProfile Profile, LocalDate ServedOn, int TermDays, DueDate Due, IReadOnlyList<ItemPreview> Items, Refusal? Refusal, Phase? CrossedPhase, IReadOnlyList<LegalConflict> Conflicts)
{
    /// <summary>Instruments that any item may rest on beside what is proposed: in force on the day, in the district.</summary>
    public required IReadOnlyList<Instrument> InForce { get; init; }
}

/// <summary>One item with what was proposed for it.</summary>
public sealed record ItemPreview(ItemProposal Proposal, OrderItem Item, DueDate Due);

using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Workflows.Orders;

/// <summary>The items and the term that a form comes to: as the officer composed them, or as proposed where the form is silent.</summary>
/// <param name="TermDays">Days of the whole order: no shorter than its longest item.</param>
internal sealed record OrderDraft(int TermDays, IReadOnlyList<OrderItem> Items)
{
    /// <summary>Reads a form that the guards have found good.</summary>
    public static OrderDraft Of(CaseFacts facts, ActRequest request)
    {
        var items = ItemsOf(facts, request);
        var given = request.Form.IntegerOrNull("termDays");
        var longest = Math.Max(items.Max(item => item.Days), 1);
        var term = given ?? OrderTerm.Lengths.First(days => days >= Math.Max(longest, OrderTerm.Shortest));
        // Where only the term of the whole was chosen, no item outlasts it.
        return new OrderDraft(term, request.Form.HasRows(OrderForms.Items) ? items : [.. items.Select(item => item with { Days = Math.Min(item.Days, term) })]);
    }

    /// <summary>The items of the form, or those proposed.</summary>
    public static IReadOnlyList<OrderItem> ItemsOf(CaseFacts facts, ActRequest request) =>
        request.Form.HasRows(OrderForms.Items) ? request.Form.OrderItems(OrderForms.Items, facts.OpenFindings) : [.. Propose(facts, request).Select(proposal => proposal.AsProposed())];

    public static IReadOnlyList<ItemProposal> Propose(CaseFacts facts, ActRequest request) =>
        OrderComposer.Propose(facts.OpenFindings, facts.Substance, request.Today, facts.Case.District, facts.RepeatedItems);

    /// <summary>When an item, or the whole order, would end if it were served on a day: the reckoning that the timer T-06 makes.</summary>
    public static DueDate DueIfServed(CaseFacts facts, NodaTime.LocalDate servedOn, int days) => facts.Clock.Due(servedOn, StatutoryPeriod.CalendarDays(days), facts.Profile);
}

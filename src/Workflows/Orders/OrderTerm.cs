using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Orders;

/// <summary>
/// How long an order gives: the longest of its items' days, taken up to the next length that the form offers. What is serious is dated separately
/// within it and must stop or be done first.
/// </summary>
/// <param name="Days">Calendar days from the day after service.</param>
/// <param name="Items">Days of each item, in the order given.</param>
public sealed record OrderTerm(int Days, IReadOnlyList<ItemTerm> Items)
{
    /// <summary>The shortest order: an item that must stop at once is demanded on the spot, and its proof within this.</summary>
    public const int Shortest = 5;

    /// <summary>The lengths that the form offers, ascending.</summary>
    public static IReadOnlyList<int> Lengths { get; } = [.. TimerCatalogue.Get("T-06").Options.Select(option => option.Amount).Where(days => days >= Shortest)];

    /// <summary>The default term for items; a repeated violation gets half the days.</summary>
    /// <exception cref="RefusedException">There is no item, or one is unknown.</exception>
    public static OrderTerm For(IEnumerable<string> itemCodes, bool repeated = false)
    {
        var items = itemCodes.Select(Checklist.Get)
            .Select(item => new ItemTerm(item.Code, repeated ? (item.Days + 1) / 2 : item.Days, item.Severity == "A"))
            .ToList();
        if (items.Count == 0)
            throw new RefusedException(new Refusal("order.no-items", "责令整改通知书至少应有一个整改项。", "An order needs at least one item.", "TR-12"));
        var longest = items.Max(item => item.Days);
        return new OrderTerm(Lengths.First(days => days >= longest), items);
    }

    /// <summary>Refuses a term that no order may have; null when it may.</summary>
    public static Refusal? Check(int days) =>
        days is >= 1 and <= 30
            ? null
            : new Refusal("order.term", $"整改期限应为1日至30日，不能是{days}日。", $"The term of an order is 1 to 30 days, not {days}.", "T-06");
}

/// <summary>Days of one item; <paramref name="First"/> marks a serious one, dated separately.</summary>
public sealed record ItemTerm(string Code, int Days, bool First);

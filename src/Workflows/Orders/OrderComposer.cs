using NodaTime;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Orders;

/// <summary>
/// Proposes the items of an order from the findings: the rules in force, what to do, and the days of the checklist, half of them for what was ordered before.
/// Pure: findings and law in, proposal out.
/// </summary>
public static class OrderComposer
{
    /// <summary>Most days of an item.</summary>
    public const int MostDays = 30;

    /// <param name="repeated">Checklist items that the unit was ordered to put right before.</param>
    /// <param name="on">Day on which the order is drafted.</param>
    public static IReadOnlyList<ItemProposal> Propose(IEnumerable<Finding> findings, LegalProfile profile, LocalDate on, string district, IReadOnlySet<string> repeated) =>
        [.. findings.Select(finding => Propose(finding, profile, on, district, repeated.Contains(finding.ItemCode)))];

    /// <summary>Whether a rule may be cited in the case: among the choices, or any other rule in force with its article.</summary>
    public static bool MayRestOn(string basis, ItemProposal proposal, LocalDate on, string district) =>
        proposal.Laws.Any(law => law.Zh == basis) || (LawReference.Read(basis) is { Articles.Count: > 0 } reference && reference.Check(on, district) is null);

    private static ItemProposal Propose(Finding finding, LegalProfile profile, LocalDate on, string district, bool isRepeated)
    {
        var item = Checklist.Get(finding.ItemCode);
        var days = isRepeated ? (item.Days + 1) / 2 : item.Days;
        // What must stop at once is not given days.
        var (least, most) = item.Days == 0 ? (0, 0) : (1, MostDays);
        return new ItemProposal(finding, item, item.Violation, Laws(item, profile, on, district), days, least, most, isRepeated);
    }

    private static List<LawChoice> Laws(ChecklistItem item, LegalProfile profile, LocalDate on, string district)
    {
        var choices = new List<LawChoice>();
        var known = new List<LawReference>();
        foreach (var basis in item.Bases.Where(basis => basis.AppliesUnder(profile)))
            Add(basis.Zh, basis.En, isDefault: true);
        if (item.Violation is { } code && Violations.Get(code) is var violation && violation.ExistsUnder(profile))
        {
            Add(violation.DutyZh, violation.DutyEn, isDefault: false);
            Add(violation.PenaltyBasisZh, violation.PenaltyBasisEn, isDefault: false);
        }
        // An item whose own rules are all gone rests on the duty behind its violation.
        if (choices.Count > 0 && !choices.Exists(choice => choice.IsDefault))
            choices[0] = choices[0] with { IsDefault = true };
        return choices;

        void Add(string zh, string en, bool isDefault)
        {
            if (LawReference.Read(zh) is not { } reference)
            {
                if (!zh.StartsWith('《'))
                    choices.Add(new LawChoice(zh, en, isDefault, IsLaw: false));
                return;
            }
            if (reference.Check(on, district) is not null || known.Exists(earlier => earlier.Covers(reference)))
                return;
            known.Add(reference);
            choices.Add(new LawChoice(zh, en, isDefault, IsLaw: true));
        }
    }
}

using System.Collections.Frozen;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Inspections;

/// <summary>The inspection checklists: C for carriers, A for every other access unit.</summary>
public static class Checklist
{
    /// <summary>All items of both lists, in order.</summary>
    public static IReadOnlyList<ChecklistItem> All { get; } = LawFiles.Read<ChecklistItem>("checklist.json", item => item.Code);

    private static readonly FrozenDictionary<string, ChecklistItem> ByCode = All.ToFrozenDictionary(item => item.Code);

    /// <summary>The list of a category. Items for internet cafés and rented premises are left out elsewhere.</summary>
    public static IReadOnlyList<ChecklistItem> For(UnitCategory category) =>
        [.. All.Where(item => item.Code[0] == (category == UnitCategory.Carrier ? 'C' : 'A') && Concerns(item.Code, category))];

    /// <summary>The item of this code; an unknown one is refused.</summary>
    public static ChecklistItem Get(string code) =>
        ByCode.TryGetValue(code, out var item)
            ? item
            : throw new RefusedException(new Refusal("checklist.item-unknown", $"检查项“{code}”不存在。", $"There is no checklist item '{code}'."));

    private static bool Concerns(string code, UnitCategory category) => code switch
    {
        "A25" => category == UnitCategory.NetBar,
        "A26" => category == UnitCategory.RentalLandlord,
        _ => true,
    };
}

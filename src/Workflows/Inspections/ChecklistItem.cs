using Orchestrator.Workflows.Law;

namespace Orchestrator.Workflows.Inspections;

/// <summary>One item of an inspection checklist, domain reference §7.</summary>
public sealed record ChecklistItem
{
    /// <summary><c>C01</c> … for carriers, <c>A01</c> … for all others.</summary>
    public required string Code { get; init; }
    /// <summary>ORG, STAFF, SYS, TECH (the four gaps), OP (lawfulness of operation) or DATA (底数), see <see cref="GapGroup"/>.</summary>
    public required string Gap { get; init; }
    public required string TitleZh { get; init; }
    public required string TitleEn { get; init; }
    /// <summary>How it is checked and what proves it.</summary>
    public required string HowZh { get; init; }
    public required string HowEn { get; init; }
    /// <summary>A serious, B substantial, C general.</summary>
    public required string Severity { get; init; }
    /// <summary>Default days to rectify; 0 means that the act must stop at once.</summary>
    public required int Days { get; init; }
    /// <summary>The matter also goes to another authority.</summary>
    public required bool Transfer { get; init; }
    /// <summary>Violation of the consequence matrix that it points to, if any.</summary>
    public string? Violation { get; init; }
    public required IReadOnlyList<ChecklistBasis> Bases { get; init; }

    /// <summary>What the order demands.</summary>
    public string RequirementZh => Days == 0 ? $"立即改正，落实“{TitleZh}”，并提交证明材料" : $"落实“{TitleZh}”，并提交证明材料";

    public string RequirementEn => Days == 0 ? $"Correct at once and prove: {TitleEn}" : $"Put in order and prove: {TitleEn}";

    /// <summary>The rules of law that the item rests on under a profile.</summary>
    public string BasisUnder(LegalProfile profile) => string.Join("；", Bases.Where(basis => basis.AppliesUnder(profile)).Select(basis => basis.Zh));

    public string BasisEnUnder(LegalProfile profile) => string.Join("; ", Bases.Where(basis => basis.AppliesUnder(profile)).Select(basis => basis.En));
}

/// <summary>A rule of law behind an item, and the profiles under which it is cited (both included; null is open).</summary>
public sealed record ChecklistBasis(string Zh, string En, string? From = null, string? Until = null)
{
    public bool AppliesUnder(LegalProfile profile)
    {
        var order = LegalProfiles.OrderOf(profile.Id);
        return (From is null || LegalProfiles.OrderOf(From) <= order) && (Until is null || order <= LegalProfiles.OrderOf(Until));
    }
}

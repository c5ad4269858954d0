namespace Orchestrator.Workflows.Inspections;

/// <summary>Groups of checklist items: the four gaps that the campaign sets out to close, lawfulness of operation, and base figures.</summary>
/// <param name="IsHeadline">One of the four gaps (四个突出问题).</param>
public sealed record GapGroup(string Code, string Zh, string En, bool IsHeadline)
{
    public static IReadOnlyList<GapGroup> All { get; } =
    [
        new("ORG", "安全组织", "security organisation", true),
        new("STAFF", "安全员", "security officers", true),
        new("SYS", "管理制度", "management rules", true),
        new("TECH", "技术措施", "technical measures", true),
        new("OP", "经营合法性", "lawfulness of operation", false),
        new("DATA", "底数情况", "base figures", false),
    ];

    public static GapGroup Of(string code) => All.First(group => group.Code == code);
}

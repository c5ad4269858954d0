using Orchestrator.Workflows.People;

namespace Orchestrator.Workflows.Approvals;

/// <summary>
/// The parts that people have in a case (§0.3), kept in the case's own row as <c>person:part</c>: who handled it, reviewed it, approved in it, heard it,
/// accepted it. They stay when somebody is replaced or changes role.
/// </summary>
internal static class CaseParts
{
    public const string Handling = "handling";
    public const string Reviewing = "reviewing";
    public const string Approving = "approving";
    public const string HearingPart = "hearing";
    public const string Accepting = "accepting";

    private static readonly Dictionary<string, (string Zh, string En)> Names = new()
    {
        [Handling] = ("承办人", "an officer"),
        [Reviewing] = ("审核人", "a reviewer"),
        [Approving] = ("批准人", "an approver"),
        [HearingPart] = ("听证人员", "a member of the hearing panel"),
        [Accepting] = ("验收人员", "a member of the acceptance team"),
    };

    /// <summary>The part that acting in a role gives; null for roles that have none.</summary>
    public static string? Of(string role) => role switch
    {
        Role.Officer => Handling,
        Role.Legal => Reviewing,
        Role.Lead or Role.Commander => Approving,
        Role.Hearing => HearingPart,
        Role.Acceptance => Accepting,
        _ => null,
    };

    /// <summary>Nobody has both parts in one case.</summary>
    public static bool Exclude(string one, string other) =>
        one != other && (IsAmong(one, other, Handling) || IsPair(one, other, Reviewing, Approving));

    public static string Write(string personId, string part) => $"{personId}:{part}";

    public static (string PersonId, string Part) Read(string entry)
    {
        var colon = entry.LastIndexOf(':');
        return (entry[..colon], entry[(colon + 1)..]);
    }

    /// <summary>Notes a part, once.</summary>
    public static void Note(List<string> parts, string personId, string? part)
    {
        if (part is not null && Write(personId, part) is var entry && !parts.Contains(entry))
            parts.Add(entry);
    }

    public static string Zh(string part) => Names[part].Zh;

    public static string En(string part) => Names[part].En;

    private static bool IsAmong(string one, string other, string part) => one == part || other == part;

    private static bool IsPair(string one, string other, string left, string right) => (one == left && other == right) || (one == right && other == left);
}

namespace Orchestrator.Workflows.People;

/// <summary>What an administrator writes down about a person.</summary>
/// <param name="District">Where they work; null means the whole city. A unit's representative is where the unit is.</param>
/// <param name="Badge">Police number; officers need one, it is printed on their records.</param>
public sealed record PersonDetails(string DisplayName, IReadOnlyList<string> Roles, string? Email, string? District, string? Badge)
{
    /// <summary>The same without blanks around the texts, and with nothing where nothing is written.</summary>
    public PersonDetails Trimmed() => new((DisplayName ?? "").Trim(), [.. (Roles ?? []).Distinct().Order(StringComparer.Ordinal)], Text(Email), Text(District), Text(Badge));

    private static string? Text(string? given) => string.IsNullOrWhiteSpace(given) ? null : given.Trim();
}

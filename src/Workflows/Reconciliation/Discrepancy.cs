namespace Orchestrator.Workflows.Reconciliation;

/// <summary>What one rule found at one comparison: a difference between declarations, register, self-checks and the field.</summary>
public sealed record Discrepancy
{
    /// <summary><c>RC-01</c> … <c>RC-20</c>.</summary>
    public required string Rule { get; init; }
    /// <summary>What it is about, the same in every run: rule and subjects.</summary>
    public required string Key { get; init; }
    /// <summary>The units concerned, the one that has to explain first. A unit that is not registered is named by <see cref="ReconciliationRule.Candidate"/>.</summary>
    public required IReadOnlyList<string> Subjects { get; init; }
    /// <summary>What was compared, by name, in order: the input that a later run is held against.</summary>
    public required IReadOnlyList<(string Name, string Value)> Facts { get; init; }
    /// <summary>Why it is a difference, with the figures.</summary>
    public required string Zh { get; init; }
    public required string En { get; init; }
    /// <summary>A serious, B substantial, C general.</summary>
    public required string Severity { get; init; }
    /// <summary>How sure the match is, 0 to 1.</summary>
    public double Confidence { get; init; } = 1;
    /// <summary>District in which it is to be looked into; null when it concerns several.</summary>
    public string? District { get; init; }
}

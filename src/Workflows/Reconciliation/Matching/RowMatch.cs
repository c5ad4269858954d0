using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Reconciliation.Matching;

/// <summary>Which registered unit a declared row speaks of, domain reference §9.1.</summary>
/// <param name="Unit">The unit that fits best; null when none reaches 60.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="By">What decided: <c>registration-number</c>, <c>organisation-code</c>, <c>licence</c>, <c>circuit</c>, <c>name-and-district</c>, <c>alike</c>, <c>addresses</c>.</param>
public sealed record RowMatch(Unit? Unit, int Score, string By)
{
    /// <summary>Taken without asking anybody.</summary>
    public const int Accepted = 80;
    /// <summary>Put before a person from here up; below is a new unit.</summary>
    public const int Doubtful = 60;

    public static RowMatch None { get; } = new(null, 0, "");

    public bool IsAccepted => Score >= Accepted;
    public bool IsDoubtful => Score is >= Doubtful and < Accepted;
}

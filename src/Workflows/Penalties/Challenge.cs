using NodaTime;

namespace Orchestrator.Workflows.Penalties;

/// <summary>复议、诉讼: a challenge to the decision, an overlay on the penalty case. Execution goes on; the surcharge stands still where the law says so.</summary>
/// <param name="AcceptedOn">The day on which the body or court accepted it.</param>
public sealed record Challenge(ChallengeKind Kind, string Body, LocalDate AcceptedOn)
{
    /// <summary>The day of its result; null while it is pending.</summary>
    public LocalDate? EndedOn { get; init; }
    public ChallengeResult? Result { get; init; }
    public bool IsPending => EndedOn is null;
}

/// <summary>Kind of a challenge.</summary>
public enum ChallengeKind
{
    /// <summary>行政复议</summary>
    Review,
    /// <summary>行政诉讼</summary>
    Suit,
}

/// <summary>What came of a challenge.</summary>
public enum ChallengeResult
{
    /// <summary>维持、驳回</summary>
    Upheld,
    /// <summary>变更</summary>
    Changed,
    /// <summary>撤销</summary>
    Revoked,
    /// <summary>撤回、终止</summary>
    Withdrawn,
}

using NodaTime;

namespace Orchestrator.Workflows.Penalties;

/// <summary>撤销、变更: the decision does not stand any more, by a review, a judgment or the police themselves (PX4).</summary>
/// <param name="Ground">The reason, or the body that revoked it.</param>
/// <param name="Redo">The case is handled anew; else it closes.</param>
public sealed record Revocation(string Ground, bool Redo)
{
    /// <summary>The day on which it took effect; null while it is only proposed.</summary>
    public LocalDate? DecidedOn { get; init; }
}

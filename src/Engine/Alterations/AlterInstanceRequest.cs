namespace Orchestrator.Engine.Alterations;

/// <summary>
/// Orders alterations of one instance. They are applied whole, in one burst, or not at all: first a migration, then variables, new tokens, cancelled
/// tokens, repairs, and last a cancellation of the instance.
/// </summary>
public sealed record AlterInstanceRequest(string InstanceId, IReadOnlyList<Alteration> Alterations)
{
    /// <summary>Only says what would happen.</summary>
    public bool IsDryRun { get; init; }
}

namespace Orchestrator.Workflows.Approvals;

/// <summary>
/// Where an approval that is no step of a workflow — a publication, an alteration, an exception, an inspection plan — stands beside its slips: who took it on,
/// and a decision that waits for signatures after it. A task keeps the same of its own.
/// </summary>
public sealed class ApprovalStanding
{
    /// <summary>See <see cref="ApprovalKey"/>.</summary>
    public required string Subject { get; init; }
    /// <summary>转办: the one person who decides it now; null while anybody may who is allowed to.</summary>
    public string? HolderId { get; set; }
    public string? TransferredBy { get; set; }
    public DateTimeOffset? TransferredAt { get; set; }
    /// <summary>后加签: who agreed to it; the decision takes effect with the last signature after it.</summary>
    public string? HeldBy { get; set; }
    public string? HeldReason { get; set; }
    public DateTimeOffset? HeldAt { get; set; }
    /// <summary>Concurrency token.</summary>
    public long Revision { get; set; }
}

using Orchestrator.Workflows.Guards.Approvals;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Approvals;

/// <summary>What the desk of an approval that is no step of a workflow asks before it decides: its slips, who took it on, and whether a signature comes after.</summary>
internal sealed class WholeApproval(IRecords records, TimeProvider clock, string subject)
{
    private readonly SlipBook _book = new(records);

    /// <summary>Null when nothing that was asked for is missing, nobody objects, and nobody else took it on.</summary>
    public async Task<Refusal?> MayDecideAsync(bool agrees, Actor actor, CancellationToken cancellationToken)
    {
        var standing = await records.FindAsync<ApprovalStanding>(subject, cancellationToken);
        var slips = await _book.OfAsync(subject, cancellationToken);
        var facts = new ApprovalFacts(actor) { Slips = slips, Agrees = agrees, HolderId = standing?.HolderId, IsHeld = standing?.HeldBy is not null && WaitsAfter(slips) };
        return ApprovalGuard.First(facts, new WhatWasTransferredIsDecidedByWhoTookItOn(), new AHeldDecisionTakesNoNewSigners()) ?? SlipBook.MayDecide(slips, agrees, actor);
    }

    /// <summary>Whether a decision that agrees waits for a signature after it; then it is kept, and the desk changes nothing.</summary>
    public async Task<bool> HoldAsync(bool agrees, string? reason, Actor actor, CancellationToken cancellationToken)
    {
        if (!agrees || !WaitsAfter(await _book.OfAsync(subject, cancellationToken)))
            return false;
        var standing = await OpenAsync(records, subject, cancellationToken);
        (standing.HeldBy, standing.HeldReason, standing.HeldAt) = (actor.Id, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), clock.GetUtcNow());
        return true;
    }

    /// <summary>It has been decided: nothing waits any more.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await _book.CloseAsync(subject, cancellationToken);
        if (await records.FindAsync<ApprovalStanding>(subject, cancellationToken) is { } standing)
            Release(standing);
    }

    public static async Task<ApprovalStanding> OpenAsync(IRecords records, string subject, CancellationToken cancellationToken)
    {
        if (await records.FindAsync<ApprovalStanding>(subject, cancellationToken) is { } standing)
            return standing;
        var fresh = new ApprovalStanding { Subject = subject };
        records.Add(fresh);
        return fresh;
    }

    public static void Release(ApprovalStanding standing) => (standing.HeldBy, standing.HeldReason, standing.HeldAt) = (null, null, null);

    private static bool WaitsAfter(IReadOnlyList<ApprovalSlip> slips) => slips.Any(slip => slip is { Kind: SlipKind.After, Status: SlipStatus.Waiting });
}

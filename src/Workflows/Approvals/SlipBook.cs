using Orchestrator.Workflows.Guards.Approvals;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Approvals;

/// <summary>Reads the slips of an approval, and says whether it may be decided.</summary>
internal sealed class SlipBook(IRecords records)
{
    private const int Most = 1_000;

    /// <summary>Oldest first.</summary>
    public Task<IReadOnlyList<ApprovalSlip>> OfAsync(string subject, CancellationToken cancellationToken) =>
        records.ListAsync<ApprovalSlip>(row => row.Subject == subject, Most, rows => rows.OrderBy(row => row.AskedAt).ThenBy(row => row.Id), cancellationToken);

    /// <summary>Null when nothing that was asked for is missing, and nobody objects to a decision that agrees.</summary>
    public static Refusal? MayDecide(IReadOnlyList<ApprovalSlip> slips, bool agrees, Actor actor) =>
        ApprovalGuard.First(new ApprovalFacts(actor) { Slips = slips, Agrees = agrees }, new NothingIsDecidedBeforeEverySignatureIsThere(), new AnObjectionIsNotPassedOver());

    /// <summary>What still waits is no longer needed: it has been decided.</summary>
    public async Task CloseAsync(string subject, CancellationToken cancellationToken)
    {
        foreach (var slip in await records.ListAsync<ApprovalSlip>(row => row.Subject == subject && row.Status == SlipStatus.Waiting && row.Kind != SlipKind.Copy, Most, null, cancellationToken))
            slip.Status = SlipStatus.Withdrawn;
    }
}

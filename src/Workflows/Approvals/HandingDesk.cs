using Orchestrator.Workflows.Guards.Approvals;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Approvals;

/// <summary>转办、退回、拿回 of every approval, whatever it is about, inside the caller's transaction. Those of a workflow's step go to the desk of tasks.</summary>
public sealed class HandingDesk
{
    private readonly IRecords _records;
    private readonly TimeProvider _clock;
    private readonly ApprovalSubjects _subjects;
    private readonly SlipBook _book;
    private readonly ApprovalTrail _trail;
    private readonly TaskDesk _tasks;
    private readonly WholeDecisions _decisions;

    internal HandingDesk(IRecords records, TimeProvider clock, ApprovalSubjects subjects, SlipBook book, ApprovalTrail trail, TaskDesk tasks, WholeDecisions decisions) =>
        (_records, _clock, _subjects, _book, _trail, _tasks, _decisions) = (records, clock, subjects, book, trail, tasks, decisions);

    /// <summary>转办: another decides it from now on, and nobody else. Whoever could decide it may hand it on, so that nothing hangs at somebody who is gone.</summary>
    /// <returns>The subject.</returns>
    public async Task<Answer<string>> TransferAsync(string subject, string personId, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await _subjects.OpenAsync(subject, actor, cancellationToken) is not { } about)
            return Unknown(subject);
        if (about.Task is { } task)
            return Of(subject, (await _tasks.ReassignAsync(task.Id, personId, reason ?? "", actor, cancellationToken)).Refusal);
        var facts = await FactsAsync(about, actor, cancellationToken) with { NotHolder = about.NotDecider };
        if (ApprovalGuard.First(facts, new AnApprovalIsOpenWhileItIsWorkedOn(), new OnlyTheHolderAsksOthers(), new AHeldDecisionTakesNoNewSigners()) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(reason))
            return TaskRefusals.ReasonMissing;
        if (await _records.FindAsync<Person>(personId, cancellationToken) is not { IsActive: true } person || (await _subjects.OpenAsync(subject, person.AsActor(), cancellationToken))?.NotDecider is not null)
            return new Refusal("approval.not-suitable", "该人员不在岗、没有审批此事项的角色，或者参与了申请，不能接办。", "That person is not in service, has no role that decides this, or took part in asking for it.", "§0.3");
        var standing = await WholeApproval.OpenAsync(_records, subject, cancellationToken);
        (standing.HolderId, standing.TransferredBy, standing.TransferredAt) = (person.Id, actor.Id, _clock.GetUtcNow());
        await _trail.RecordAsync(about, actor, "approval.transferred", person.DisplayName, reason.Trim(), new { about.Subject, to = person.Id }, cancellationToken);
        return subject;
    }

    /// <summary>退回: back to whoever submitted it, with the reason.</summary>
    public async Task<Answer<string>> ReturnAsync(string subject, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await _subjects.OpenAsync(subject, actor, cancellationToken) is not { } about)
            return Unknown(subject);
        if (about.Task is { } task)
            return Of(subject, (await _tasks.ReturnAsync(task.Id, null, reason ?? "", actor, cancellationToken)).Refusal);
        var facts = await FactsAsync(about, actor, cancellationToken);
        if (ApprovalGuard.First(facts, new AnApprovalIsOpenWhileItIsWorkedOn(), new OnlyTheHolderAsksOthers()) is { } refusal)
            return refusal;
        return string.IsNullOrWhiteSpace(reason) ? TaskRefusals.ReasonMissing : Of(subject, await _decisions.DecideAsync(about.Key, agrees: false, reason, actor, cancellationToken));
    }

    /// <summary>拿回: whoever submitted it has it again while nobody has acted; whoever agreed takes back a decision that waits for a signature.</summary>
    public async Task<Answer<string>> TakeBackAsync(string subject, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await _subjects.OpenAsync(subject, actor, cancellationToken) is not { } about)
            return Unknown(subject);
        if (about.Task is { } task)
            return Of(subject, (await _tasks.TakeBackAsync(task.Id, reason, actor, cancellationToken)).Refusal);
        var facts = await FactsAsync(about, actor, cancellationToken);
        facts = facts with { DoneBy = facts.IsHeld ? about.Standing!.HeldBy : about.SubmittedBy, WasActedOn = !facts.IsHeld && (about.Standing?.HolderId is not null || facts.Slips.Any(slip => slip.Asks && slip.AnsweredAt is not null)) };
        if (ApprovalGuard.First(facts, new AnApprovalIsOpenWhileItIsWorkedOn(), new OnlyTheSubmitterTakesBackWhileNobodyActed()) is { } refusal)
            return refusal;
        if (facts.IsHeld)
            WholeApproval.Release(about.Standing!);
        else
        {
            await new WholeApproval(_records, _clock, subject).CloseAsync(cancellationToken);
            await _decisions.TakeBackAsync(about.Key, string.IsNullOrWhiteSpace(reason) ? "拿回" : reason.Trim(), actor, cancellationToken);
        }
        await _trail.RecordAsync(about, actor, "approval.taken-back", null, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), new { about.Subject, held = facts.IsHeld }, cancellationToken);
        return subject;
    }

    private async Task<ApprovalFacts> FactsAsync(ApprovalSubject about, Actor actor, CancellationToken cancellationToken) => new(actor)
    {
        IsOpen = about.IsOpen,
        NotHolder = about.NotHolder,
        IsHeld = about.IsHeld,
        Slips = await _book.OfAsync(about.Subject, cancellationToken),
        Excluded = about.Excluded,
    };

    private static Answer<string> Of(string subject, Refusal? refusal) => refusal is null ? subject : refusal;

    private static Refusal Unknown(string id) => new("not-found", $"没有待审批事项“{id}”。", $"There is nothing to decide called '{id}'.");
}

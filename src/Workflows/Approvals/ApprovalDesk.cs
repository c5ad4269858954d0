using Orchestrator.Engine;
using Orchestrator.Workflows.Absences;
using Orchestrator.Workflows.Guards.Approvals;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Approvals;

/// <summary>Where people bring others into an approval: sign, advise, know, hurry. Every kind of approval comes through here, inside the caller's transaction.</summary>
public sealed class ApprovalDesk
{
    private readonly IRecords records;
    private readonly ApprovalTrail trail;
    private readonly TimeProvider clock;
    private readonly ApprovalSubjects subjects;
    private readonly SlipBook book;
    private readonly Deputies deputies;
    private readonly TaskDesk tasks;
    private readonly WholeDecisions decisions;
    private readonly TaskHolders holders;
    private readonly StaffMail mail;

    internal ApprovalDesk(IRecords records, ApprovalTrail trail, TimeProvider clock, ApprovalSubjects subjects, SlipBook book, Deputies deputies, TaskDesk tasks, WholeDecisions decisions, TaskHolders holders, StaffMail mail) =>
        (this.records, this.trail, this.clock, this.subjects, this.book, this.deputies, this.tasks, this.decisions, this.holders, this.mail) = (records, trail, clock, subjects, book, deputies, tasks, decisions, holders, mail);

    /// <summary>会签、或签、加签、委派、抄送: gives a slip to each of these people.</summary>
    /// <param name="subject">See <see cref="ApprovalKey"/>.</param>
    /// <param name="inOrder">They countersign one after the other, as they are named.</param>
    public async Task<Answer<IReadOnlyList<ApprovalSlip>>> AskAsync(string subject, SlipKind kind, IReadOnlyList<string> people, string? note, Actor actor, bool inOrder = false, CancellationToken cancellationToken = default)
    {
        if (inOrder && kind != SlipKind.Countersign)
            return new Refusal("approval.order", "只有会签可以规定先后顺序。", "Only countersigning can have an order.", "§0.3");
        if (await subjects.OpenAsync(subject, actor, cancellationToken) is not { } about)
            return Unknown(subject);
        var known = new List<Person?>(people.Count);
        foreach (var id in people.Distinct())
            known.Add(await records.FindAsync<Person>(id, cancellationToken));
        var facts = await FactsAsync(about, actor, cancellationToken) with { Kind = kind, People = known, Text = note };
        if (ApprovalGuard.First(facts, new AnApprovalIsOpenWhileItIsWorkedOn(), new OnlyTheHolderAsksOthers(), new AHeldDecisionTakesNoNewSigners(), new WhoIsAskedIsInServiceAtTheBureau(),
                new NobodyIsAskedTwiceOrAsksThemselves(), new WhoIsKeptOutOfAnApprovalDoesNotSignIt()) is { } refusal)
            return refusal;
        var slips = Give(about, kind, [.. known.OfType<Person>().Select(person => person.Id)], note, actor, inOrder);
        await trail.RecordAsync(about, actor, "approval.asked", kind.Zh(), note, new { about.Subject, kind = $"{kind}", inOrder, people = slips.Select(slip => slip.PersonId) }, cancellationToken);
        return slips;
    }

    /// <summary>Signs, objects, or as a delegate advises. With the last signature after a decision, the decision takes effect.</summary>
    public async Task<Answer<ApprovalSlip>> AnswerAsync(string slipId, bool agrees, string? opinion, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await records.FindAsync<ApprovalSlip>(slipId, cancellationToken) is not { } slip || await subjects.OpenAsync(slip.Subject, actor, cancellationToken) is not { } about)
            return Unknown(slipId);
        var facts = await FactsAsync(about, actor, cancellationToken) with
        {
            Slip = slip,
            Kind = slip.Kind,
            Agrees = agrees,
            Text = opinion,
            StandsInFor = slip.PersonId == actor.Id ? [] : [.. (await deputies.PrincipalsOfAsync(actor, cancellationToken)).Select(person => person.Id)],
        };
        if (ApprovalGuard.First(facts, new OnlyWhoIsAskedAnswersASlip(), new WhoSignsInOrderWaitsForTheirTurn(), new AnApprovalIsOpenWhileItIsWorkedOn(), new AnObjectionSaysWhy()) is { } refusal)
            return refusal;
        if (!slip.Asks)
            return Close(slip, SlipStatus.Read, opinion, actor);
        Close(slip, slip.Kind == SlipKind.Delegate ? SlipStatus.Advised : agrees ? SlipStatus.Agreed : SlipStatus.Objected, opinion, actor);
        if (slip.Kind == SlipKind.AnyOne)
        {
            foreach (var other in facts.Slips.Where(other => other.Batch == slip.Batch && other.Status == SlipStatus.Waiting))
                other.Status = SlipStatus.Withdrawn;
        }
        await trail.RecordAsync(about, actor, "approval.signed", slip.Status.Zh(), slip.Opinion, new { about.Subject, slip = slip.Id, kind = $"{slip.Kind}", status = $"{slip.Status}", asked = slip.PersonId }, cancellationToken);
        if (slip.Kind == SlipKind.After && about.IsHeld)
            await SettleHeldAsync(about, facts.Slips, agrees, cancellationToken);
        return slip;
    }

    /// <summary>已阅: a copy or an urge has been read; the receipt says when. Of what asks for an answer nothing is settled by reading it.</summary>
    public async Task<Answer<ApprovalSlip>> ReadAsync(string slipId, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await records.FindAsync<ApprovalSlip>(slipId, cancellationToken) is not { } slip)
            return Unknown(slipId);
        if (slip.Asks)
            return new Refusal("slip.needs-answer", "该签条需要签署或者答复，不能只标记已阅。", "The slip asks for an answer; reading it does not settle it.", "§0.3");
        if (new OnlyWhoIsAskedAnswersASlip().Check(new ApprovalFacts(actor) { Slip = slip }) is { } refusal)
            return refusal;
        return Close(slip, SlipStatus.Read, null, actor);
    }

    /// <summary>Takes a slip back that has not been answered; whoever gave it may.</summary>
    public async Task<Answer<ApprovalSlip>> WithdrawAsync(string slipId, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await records.FindAsync<ApprovalSlip>(slipId, cancellationToken) is not { } slip || await subjects.OpenAsync(slip.Subject, actor, cancellationToken) is not { } about)
            return Unknown(slipId);
        if (slip.AskedBy != actor.Id && about.NotHolder is not null)
            return new Refusal("slip.not-asker", "只有提出人或者办理人可以撤回签条。", "Only who gave the slip or holds the approval can withdraw it.", "§0.3");
        if (slip.Status != SlipStatus.Waiting)
            return new Refusal("slip.answered", "该签条已经答复或者撤回。", "The slip has been answered or withdrawn.", "§0.3");
        slip.Status = SlipStatus.Withdrawn;
        await trail.RecordAsync(about, actor, "approval.slip-withdrawn", slip.Kind.Zh(), null, new { about.Subject, slip = slip.Id, kind = $"{slip.Kind}", asked = slip.PersonId }, cancellationToken);
        return slip;
    }

    /// <summary>催办: tells those at whom it hangs — who is to sign, else who holds it, else everybody of the role — that somebody waits.</summary>
    public async Task<Answer<IReadOnlyList<ApprovalSlip>>> UrgeAsync(string subject, string? note, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await subjects.OpenAsync(subject, actor, cancellationToken) is not { } about)
            return Unknown(subject);
        var facts = await FactsAsync(about, actor, cancellationToken) with { Kind = SlipKind.Urge, Today = LegalClock.DateOf(clock.GetUtcNow()) };
        if (ApprovalGuard.First(facts, new AnApprovalIsOpenWhileItIsWorkedOn(), new OneUrgesOnceADay()) is { } refusal)
            return refusal;
        var people = await AtWhomItHangsAsync(about, facts, cancellationToken);
        if (people.Count == 0)
            return new Refusal("approval.nobody-to-urge", "该事项由您自己办理，或者没有可催办的人员。", "It is yours to do, or there is nobody to urge.", "§0.3");
        var slips = Give(about, SlipKind.Urge, people, note, actor);
        if (about.Task is { } task)
            (task.Urges, task.UrgedAt) = (task.Urges + 1, clock.GetUtcNow());
        var title = new MailText(about.Title, about.TitleEn);
        var body = MailText.Of("urge.body", actor.Name, title).Then(string.IsNullOrWhiteSpace(note) ? null : MailText.Of("urge.note", note.Trim()));
        await mail.WriteAsync(about.Campaign, about.Case?.Id, null, people, "urge", MailText.Of("urge.subject", title), body, $"urge:{slips[0].Batch}", cancellationToken);
        await trail.RecordAsync(about, actor, "approval.urged", null, note, new { about.Subject, people }, cancellationToken);
        return slips;
    }

    private async Task<IReadOnlyList<string>> AtWhomItHangsAsync(ApprovalSubject about, ApprovalFacts facts, CancellationToken cancellationToken)
    {
        var signers = facts.Slips.Where(slip => slip.Asks && slip.Status == SlipStatus.Waiting && slip.IsInTurn(facts.Slips) && (slip.Kind != SlipKind.After || facts.IsHeld)).Select(slip => slip.PersonId).Distinct().ToList();
        if (signers.Count > 0)
            return [.. signers.Where(id => id != facts.Actor.Id)];
        var people = about.Standing?.HolderId is { } holder ? [holder] : about.Task is { } task ? await holders.OfAsync(task, facts.Recused, cancellationToken) : await holders.OfRolesAsync(about.Roles, null, null, cancellationToken);
        return [.. people.Where(id => id != facts.Actor.Id && !facts.Excluded.Contains(id) && !facts.Recused.Contains(id))];
    }

    private async Task SettleHeldAsync(ApprovalSubject about, IReadOnlyList<ApprovalSlip> slips, bool agrees, CancellationToken cancellationToken)
    {
        var isComplete = slips.All(slip => slip is not { Kind: SlipKind.After, Status: SlipStatus.Waiting });
        if (about.Task is { } task)
        {
            if (!agrees)
                task.Held = null;
            else if (isComplete)
                _ = (await tasks.FinishHeldAsync(task.Id, cancellationToken)).Value;
        }
        else if (about.Standing is { HeldBy: { } decider } standing)
        {
            if (!agrees)
                WholeApproval.Release(standing);
            else if (isComplete && await decisions.DecideAsync(about.Key, agrees: true, standing.HeldReason, (await records.GetAsync<Person>(decider, cancellationToken)).AsActor(), cancellationToken) is { } refusal)
                // What was agreed to no longer holds: the signature is undone with it.
                throw new RefusedException(refusal);
        }
    }

    private async Task<ApprovalFacts> FactsAsync(ApprovalSubject about, Actor actor, CancellationToken cancellationToken) => new(actor)
    {
        IsOpen = about.IsOpen,
        NotHolder = about.NotHolder,
        IsHeld = about.IsHeld,
        Slips = await book.OfAsync(about.Subject, cancellationToken),
        Excluded = about.Excluded,
        Recused = about.Case?.RecusedPersons ?? [],
    };

    private List<ApprovalSlip> Give(ApprovalSubject about, SlipKind kind, IReadOnlyList<string> people, string? note, Actor actor, bool inOrder = false)
    {
        var (batch, now) = (Ids.New(clock), clock.GetUtcNow());
        var slips = people.Select((person, i) => new ApprovalSlip
        {
            Id = Ids.New(clock),
            Subject = about.Subject,
            CampaignId = about.Campaign?.Id,
            CaseId = about.Case?.Id,
            Title = about.Title,
            TitleEn = about.TitleEn,
            Kind = kind,
            Batch = batch,
            Position = inOrder ? i + 1 : null,
            PersonId = person,
            AskedBy = actor.Id,
            AskedAt = now,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
        }).ToList();
        foreach (var slip in slips)
            records.Add(slip);
        if (about.Task is { } task && slips.Exists(slip => slip.Asks))
            task.Slips += slips.Count;
        return slips;
    }

    private ApprovalSlip Close(ApprovalSlip slip, SlipStatus status, string? opinion, Actor actor)
    {
        (slip.Status, slip.Opinion, slip.AnsweredBy, slip.AnsweredAt) = (status, string.IsNullOrWhiteSpace(opinion) ? null : opinion.Trim(), actor.Id, clock.GetUtcNow());
        return slip;
    }

    private static Refusal Unknown(string id) => new("not-found", $"没有待审批事项或者签条“{id}”。", $"There is nothing to decide and no slip '{id}'.");
}

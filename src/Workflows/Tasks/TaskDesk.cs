using System.Text.Json.Nodes;
using Orchestrator.Engine;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Notices;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards.Approvals;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tasks;

/// <summary>Where people act: every way of completing a task — console, API, diagram, simulation — comes through here, inside the caller's transaction.</summary>
public sealed class TaskDesk
{
    private const int MostOpenTasks = 50;
    private const int MostSteps = 20;
    private readonly IRecords records;
    private readonly IAuditTrail audit;
    private readonly TimeProvider clock;
    private readonly IWorkflowRuntime runtime;
    private readonly CaseFiles files;
    private readonly CaseFactsReader reader;
    private readonly TaskHands hands;
    private readonly SlipBook book;
    private readonly Acting acting;
    private readonly RefusedSteps refused;

    internal TaskDesk(IRecords records, IAuditTrail audit, TimeProvider clock, IWorkflowRuntime runtime, CaseFiles files, CaseFactsReader reader, TaskHands hands, SlipBook book, Acting acting, RefusedSteps refused) =>
        (this.records, this.audit, this.clock, this.runtime, this.files, this.reader, this.hands, this.book, this.acting, this.refused) = (records, audit, clock, runtime, files, reader, hands, book, acting, refused);

    /// <summary>
    /// Does a task. A refusal leaves everything as it was and says why; of two people who do one task the second learns who was first.
    /// </summary>
    /// <exception cref="RefusedException">Somebody was faster by a hair, or the law forbids a step that follows; the caller's transaction must be rolled back.</exception>
    public async Task<Answer<TaskCompleted>> CompleteAsync(CompleteTask command, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await records.TakeTaskAsync(command.TaskId, cancellationToken) is not { } task)
            return TaskRefusals.Unknown(command.TaskId);
        var file = await files.OpenAsync(task, cancellationToken);
        if (await TakenAsync(task, cancellationToken) is { } taken)
            return taken;
        var hand = await hands.OfAsync(task, file, actor, cancellationToken);
        if (hand.Refusal is { } notYours)
            return notYours;
        if (file.CaseOrNull?.Hold is { } hold && !GoesOnDuringAHold(task))
            return TaskRefusals.OnHold(hold);
        if (command.ExpectedRevision is { } revision && revision != task.Revision)
            return TaskRefusals.RevisionMoved;
        if (!task.Outcomes.Contains(command.Outcome))
            return TaskRefusals.NoSuchOutcome(task, command.Outcome);
        if (task.Held is not null)
            return new AHeldDecisionTakesNoNewSigners().Check(new ApprovalFacts(actor) { IsHeld = true })!;

        var values = command.Form is null ? [] : (JsonObject)command.Form.DeepClone();
        var form = ActCatalog.FormOf(task.Act, command.Outcome);
        if (FormCheck.Check(form, values, command.Reason) is { } wrongForm)
            return wrongForm;
        if (await WrongPersonAsync(form, values, file, cancellationToken) is { } wrongPerson)
            return wrongPerson;
        var slips = task.Slips == 0 ? [] : await book.OfAsync(ApprovalKey.OfTask(task.Id), cancellationToken);
        if (SlipBook.MayDecide(slips, !form.NeedsReason, actor) is { } unsigned)
            return unsigned;

        var request = RequestOf(command.Outcome, values, command.Reason, hand.Actor);
        if (CitationReader.Check(values, request.Today, file.CaseOrNull?.District) is { } badLaw)
            return badLaw;
        var facts = await FactsAsync(task, file, request, cancellationToken);
        if (Unlawful(task, facts, request, hand) is { } unlawful)
            return unlawful;
        if (!form.NeedsReason && slips.Any(slip => slip is { Kind: SlipKind.After, Status: SlipStatus.Waiting }))
            return await HoldAsync(task, file, request, hand, cancellationToken);
        return await CarryOutAsync(task, file, facts, request, hand.For, cancellationToken);
    }

    /// <summary>The last signature after a decision is there: it takes effect, if it is lawful still.</summary>
    internal async Task<Answer<TaskCompleted>> FinishHeldAsync(string taskId, CancellationToken cancellationToken)
    {
        var task = await records.TakeTaskAsync(taskId, cancellationToken) ?? throw new RecordNotFoundException(nameof(WorkTask), taskId);
        var file = await files.OpenAsync(task, cancellationToken);
        var held = HeldDecision.Read(task.Held!);
        var by = (await records.GetAsync<Person>(held.By, cancellationToken)).AsActor();
        var absent = held.For is null ? null : await records.GetAsync<Person>(held.For, cancellationToken);
        if (TaskHands.IsRecused(file, by.Id))
            return TaskRefusals.Recused;
        var request = RequestOf(held.Outcome, held.Form, held.Reason, by with { Roles = [.. by.Roles.Append(task.Role).Distinct()] });
        var facts = await FactsAsync(task, file, request, cancellationToken);
        if (Unlawful(task, facts, request, new Hand(null, request.Actor, absent)) is { } unlawful)
            return unlawful;
        task.Held = null;
        return await CarryOutAsync(task, file, facts, request, absent, cancellationToken);
    }

    /// <summary>
    /// 退回: sends the case back to an earlier step, by the ways back that the definition draws; without a step, to the one before.
    /// </summary>
    /// <param name="toAct">Act of the step to go back to.</param>
    /// <exception cref="RefusedException">The ways back do not lead there; the caller's transaction must be rolled back.</exception>
    public async Task<Answer<TaskCompleted>> ReturnAsync(string taskId, string? toAct, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await records.TakeTaskAsync(taskId, cancellationToken) is not { } task)
            return TaskRefusals.Unknown(taskId);
        if (WayBack(task) is not { } outcome)
            return new AReturnGoesWhereAWayBackIsDrawn().Check(new ApprovalFacts(actor) { HasWayBack = false })!;
        var done = await CompleteAsync(new CompleteTask(taskId, outcome, null, reason), actor, cancellationToken);
        if (done.IsRefused)
            return done;
        var at = Next(task);
        for (var steps = 0; toAct is not null && at?.Act != toAct && steps < MostSteps; steps++)
            at = at is null ? throw NoWayTo(toAct) : await PassBackAsync(at, reason!, actor, toAct, cancellationToken);
        if (at is not null)
            (at.ReturnedBy, at.ReturnReason) = (actor.Id, reason!.Trim());
        return done.Value with { OpenTaskIds = OpenIds(task) };
    }

    /// <summary>拿回: who did an act takes it back while nobody has acted on what came of it; also a decision that waits for a signature after it.</summary>
    /// <exception cref="RefusedException">The way back does not lead to the act; the caller's transaction must be rolled back.</exception>
    public async Task<Answer<TaskCompleted>> TakeBackAsync(string taskId, string? reason, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await records.TakeTaskAsync(taskId, cancellationToken) is not { } done)
            return TaskRefusals.Unknown(taskId);
        var file = await files.OpenAsync(done, cancellationToken);
        if (TaskHands.IsRecused(file, actor.Id))
            return TaskRefusals.Recused;
        var held = done.Held is null ? null : HeldDecision.Read(done.Held);
        var next = held is null ? await NextOpenAsync(done, cancellationToken) : null;
        var slips = next is null ? held is null ? [] : await book.OfAsync(ApprovalKey.OfTask(done.Id), cancellationToken) : await book.OfAsync(ApprovalKey.OfTask(next.Id), cancellationToken);
        var facts = new ApprovalFacts(actor)
        {
            DoneBy = held?.By ?? done.CompletedBy,
            WasActedOn = held is null && (next is null || next.AssigneeId is not null || next.Held is not null || slips.Any(slip => slip.Asks && slip.AnsweredAt is not null)),
            HasWayBack = held is not null || (next is not null && WayBack(next) is not null),
        };
        if (new OnlyTheSubmitterTakesBackWhileNobodyActed().Check(facts) is { } refusal)
            return refusal;
        if (held is not null)
        {
            done.Held = null;
            await RecordAsync(file, actor, "task.taken-back", done, reason, cancellationToken);
            return new TaskCompleted(done.Id, file.CaseOrNull?.Id, file.CaseOrNull?.State.ToString(), OpenIds(done));
        }
        var at = await PassBackAsync(next!, string.IsNullOrWhiteSpace(reason) ? "拿回" : reason, actor, done.Act, cancellationToken);
        if (at?.Act != done.Act)
            throw NoWayTo(done.Act);
        (at.ReturnedBy, at.ReturnReason) = (actor.Id, reason?.Trim());
        await RecordAsync(file, actor, "task.taken-back", done, reason, cancellationToken);
        return new TaskCompleted(done.Id, file.CaseOrNull?.Id, file.CaseOrNull?.State.ToString(), OpenIds(done));
    }

    /// <summary>Takes a task that nobody holds.</summary>
    public async Task<Answer<WorkTask>> ClaimAsync(string taskId, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await records.FindAsync<WorkTask>(taskId, cancellationToken) is not { } task)
            return TaskRefusals.Unknown(taskId);
        var file = await files.OpenAsync(task, cancellationToken);
        if (await TakenAsync(task, cancellationToken) is { } taken)
            return taken;
        if ((await hands.OfAsync(task, file, actor, cancellationToken)).Refusal is { } notYours)
            return notYours;
        task.AssigneeId = actor.Id;
        await RecordAsync(file, actor, "task.claimed", task, null, cancellationToken);
        return task;
    }

    /// <summary>转办: who holds a task gives it to another person of its role, with a reason; heads and the campaign office may too.</summary>
    public async Task<Answer<WorkTask>> ReassignAsync(string taskId, string personId, string reason, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await records.FindAsync<WorkTask>(taskId, cancellationToken) is not { } task)
            return TaskRefusals.Unknown(taskId);
        var file = await files.OpenAsync(task, cancellationToken);
        if (await TakenAsync(task, cancellationToken) is { } taken)
            return taken;
        if (TaskHands.IsRecused(file, actor.Id))
            return TaskRefusals.Recused;
        if (!actor.Is(Role.Lead) && !actor.Is(Role.Office) && (await hands.OfAsync(task, file, actor, cancellationToken)).Refusal is not null)
            return TaskRefusals.MayNotReassign;
        if (string.IsNullOrWhiteSpace(reason))
            return TaskRefusals.ReasonMissing;
        if (task.Held is not null)
            return new AHeldDecisionTakesNoNewSigners().Check(new ApprovalFacts(actor) { IsHeld = true })!;
        if (await records.FindAsync<Person>(personId, cancellationToken) is not { IsActive: true } person || TaskAccess.CheckPerson(task, person.AsActor()) is not null
            || TaskHands.IsRecused(file, personId) || TaskHands.TwoParts(task, file, person.AsActor()) is not null)
            return TaskRefusals.NotSuitable;
        task.AssigneeId = person.Id;
        await RecordAsync(file, actor, "task.reassigned", task, reason.Trim(), cancellationToken);
        return task;
    }

    private ActRequest RequestOf(string outcome, JsonObject values, string? reason, Actor actor)
    {
        var now = clock.GetUtcNow();
        return new ActRequest(outcome, new FormValues(values), string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), actor, now, LegalClock.DateOf(now));
    }

    private async Task<CaseFacts?> FactsAsync(WorkTask task, CaseFile file, ActRequest request, CancellationToken cancellationToken) =>
        ActCatalog.Find(task.Act) is { } group ? await reader.ReadAsync(file, group.Needs, task.NoticeId, cancellationToken, request.Form) : null;

    /// <summary>What is done for an absent person must be lawful for both: for the deputy who does it, and for the person in whose name.</summary>
    private static Refusal? Unlawful(WorkTask task, CaseFacts? facts, ActRequest request, Hand hand) =>
        facts is null || ActCatalog.Find(task.Act) is not { } group ? null
            : group.Guard(facts, request) ?? (hand.For is { } absent ? group.Guard(facts, request with { Actor = absent.AsActor() }) : null);

    private async Task<Answer<TaskCompleted>> HoldAsync(WorkTask task, CaseFile file, ActRequest request, Hand hand, CancellationToken cancellationToken)
    {
        task.Held = new HeldDecision(request.Outcome, request.Form.Json, request.Reason, request.Actor.Id, hand.For?.Id).Write();
        await RecordAsync(file, request.Actor, "task.held", task, request.Reason, cancellationToken);
        return new TaskCompleted(task.Id, file.CaseOrNull?.Id, file.CaseOrNull?.State.ToString(), OpenIds(task), IsHeld: true);
    }

    private async Task<Answer<TaskCompleted>> CarryOutAsync(WorkTask task, CaseFile file, CaseFacts? facts, ActRequest request, Person? absent, CancellationToken cancellationToken)
    {
        if (facts is not null)
            ActCatalog.Find(task.Act)!.Apply(facts, request, new ActEffects(records, clock));
        task.CompletedFor = absent?.Id;
        if (file.CaseOrNull is { } @case && CaseParts.Of(task.Role) is { } part)
        {
            CaseParts.Note(@case.Parts, request.Actor.Id, part);
            if (absent is not null)
                CaseParts.Note(@case.Parts, absent.Id, part);
        }
        if (task.Slips > 0 || task.Urges > 0)
            await book.CloseAsync(ApprovalKey.OfTask(task.Id), cancellationToken);
        return await FinishAsync(task, file, request, cancellationToken);
    }

    /// <summary>The outcome by which a step goes back to the one before.</summary>
    internal static string? WayBack(WorkTask task) => task.Outcomes.Find(outcome => ActCatalog.FormOf(task.Act, outcome).Returns);

    /// <summary>Sends a step back of which nobody has made a decision: it is withdrawn, not done, so that it bars nobody later.</summary>
    private async Task<WorkTask?> PassBackAsync(WorkTask task, string reason, Actor actor, string toAct, CancellationToken cancellationToken)
    {
        if (WayBack(task) is not { } outcome)
            throw NoWayTo(toAct);
        var file = await files.OpenAsync(task, cancellationToken);
        var request = RequestOf(outcome, [], reason, actor);
        if (await FactsAsync(task, file, request, cancellationToken) is { } facts)
            ActCatalog.Find(task.Act)!.Apply(facts, request, new ActEffects(records, clock));
        await book.CloseAsync(ApprovalKey.OfTask(task.Id), cancellationToken);
        (task.Status, task.Outcome, task.WithdrawnAt) = (WorkTaskStatus.Withdrawn, outcome, request.Now);
        acting.Actor = actor;
        await RecordAsync(file, actor, "task.passed-back", task, request.Reason, cancellationToken);
        await ResumeAsync(task, request, cancellationToken);
        return Next(task);
    }

    /// <summary>The step that the workflow came to when it left this one, in the same transaction.</summary>
    private WorkTask? Next(WorkTask task) =>
        records.InHand<WorkTask>().Where(row => row.InstanceId == task.InstanceId && row.Status == WorkTaskStatus.Open && row.Id != task.Id).MaxBy(row => (row.CreatedAt, row.Id));

    private async Task<WorkTask?> NextOpenAsync(WorkTask done, CancellationToken cancellationToken)
    {
        var (instance, since) = (done.InstanceId, done.CompletedAt);
        var open = await records.ListAsync<WorkTask>(row => row.InstanceId == instance && row.Status == WorkTaskStatus.Open && row.CreatedAt >= since, MostSteps, rows => rows.OrderBy(row => row.CreatedAt), cancellationToken);
        return open is [var only] ? only : null;
    }

    private static RefusedException NoWayTo(string act) =>
        new(new Refusal("approval.no-way-back", $"退回的出口不能到达“{act}”，请退回上一环节或者选择其他环节。", $"The ways back do not lead to '{act}'; return it to the step before, or choose another.", "§0.3"));

    private async Task<Answer<TaskCompleted>> FinishAsync(WorkTask task, CaseFile file, ActRequest request, CancellationToken cancellationToken)
    {
        var values = request.Form.Json;
        if (request.Reason is not null)
            values["reason"] = request.Reason;
        task.Status = WorkTaskStatus.Completed;
        task.CompletedBy = request.Actor.Id;
        task.CompletedAt = request.Now;
        task.Outcome = request.Outcome;
        task.Form = values.ToJsonString(PlainJson.Options);
        acting.Actor = request.Actor;
        await RecordAsync(file, request.Actor, "task.completed", task, request.Reason, cancellationToken);

        await ResumeAsync(task, request, cancellationToken);
        return new TaskCompleted(task.Id, file.CaseOrNull?.Id, file.CaseOrNull?.State.ToString(), OpenIds(task));
    }

    private async Task ResumeAsync(WorkTask task, ActRequest request, CancellationToken cancellationToken)
    {
        refused.Forget();
        var resumed = await runtime.ResumeBookmarkAsync(task.BookmarkId, new Dictionary<string, object?>
        {
            [AwaitDecision.OutcomeKey] = request.Outcome,
            [AwaitDecision.FormKey] = request.Form.Json,
            [AwaitDecision.DecidedByKey] = request.Actor.Id,
        }, cancellationToken);
        if (!resumed.IsResumed)
            throw new RefusedException(TaskRefusals.StepGone(task, resumed.Outcome));
        if (refused.First is { } unlawful)
            throw new RefusedException(unlawful);
    }

    private string[] OpenIds(WorkTask task)
    {
        var open = records.InHand<WorkTask>().Where(row => row.CampaignId == task.CampaignId && row.CaseId == task.CaseId && row.Status == WorkTaskStatus.Open);
        return [.. open.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id, StringComparer.Ordinal).Take(MostOpenTasks).Select(row => row.Id)];
    }

    /// <summary>While a case stands still, documents are served, its penalty case (a file of its own) goes on, and measures are decided; nothing else is done.</summary>
    private static bool GoesOnDuringAHold(WorkTask task) => task.PenaltyCaseId is not null || task.Act == ServiceActs.Group || task.Act.StartsWith("measure-", StringComparison.Ordinal);

    private async Task<Refusal?> TakenAsync(WorkTask task, CancellationToken cancellationToken)
    {
        if (task.Status == WorkTaskStatus.Open)
            return null;
        var by = task.CompletedBy is null ? null : await records.FindAsync<Person>(task.CompletedBy, cancellationToken);
        return TaskRefusals.AlreadyHandled(task, by?.DisplayName ?? task.CompletedBy);
    }

    private async Task<Refusal?> WrongPersonAsync(ActForm form, JsonObject values, CaseFile file, CancellationToken cancellationToken)
    {
        foreach (var field in form.Fields.Where(field => field.Kind is FormFieldKind.Officer or FormFieldKind.Panellist))
        {
            var (role, zh, en) = field.Kind == FormFieldKind.Officer ? (Role.Officer, "在职民警", "an active officer") : (Role.Hearing, "在职听证人员", "an active member of a hearing panel");
            if (new FormValues(values).TextOrNull(field.Name) is not { } id)
                continue;
            if (await records.FindAsync<Person>(id, cancellationToken) is not { IsActive: true } person || !person.Roles.Contains(role))
                return new Refusal("form.invalid", $"{field.LabelZh}（{field.Name}）：不是{zh}", $"{field.LabelEn} ({field.Name}): is not {en}");
            if (TaskHands.IsRecused(file, id))
                return new Refusal("form.invalid", $"{field.LabelZh}（{field.Name}）：{person.DisplayName}在本案中已回避", $"{field.LabelEn} ({field.Name}): {person.DisplayName} is under recusal in this case", "TR-08");
        }
        return null;
    }

    private async Task RecordAsync(CaseFile file, Actor actor, string act, WorkTask task, string? reason, CancellationToken cancellationToken)
    {
        var data = new { task.Id, task.Act, task.Outcome, task.Form, task.AssigneeId, task.CompletedFor };
        if (file.CaseOrNull is { } @case)
            audit.Append(@case, actor, act, before: @case.State.ToString(), after: $"{task.Title} {task.Outcome}".TrimEnd(), reason: reason, data: data);
        else
            await audit.AppendAsync(file.Campaign, actor, act, after: $"{task.Title} {task.Outcome}".TrimEnd(), reason: reason, data: data, cancellationToken: cancellationToken);
    }
}

using System.Text.Json.Nodes;
using Orchestrator.Engine;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Notices;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
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
    private readonly IRecords records;
    private readonly IAuditTrail audit;
    private readonly TimeProvider clock;
    private readonly IWorkflowRuntime runtime;
    private readonly CaseFiles files;
    private readonly CaseFactsReader reader;
    private readonly Acting acting;

    internal TaskDesk(IRecords records, IAuditTrail audit, TimeProvider clock, IWorkflowRuntime runtime, CaseFiles files, CaseFactsReader reader, Acting acting) =>
        (this.records, this.audit, this.clock, this.runtime, this.files, this.reader, this.acting) = (records, audit, clock, runtime, files, reader, acting);

    /// <summary>
    /// Does a task. A refusal leaves everything as it was and says why; of two people who do one task the second learns who was first.
    /// </summary>
    /// <exception cref="RefusedException">Somebody was faster by a hair; the caller's transaction must be rolled back.</exception>
    public async Task<Answer<TaskCompleted>> CompleteAsync(CompleteTask command, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await records.TakeTaskAsync(command.TaskId, cancellationToken) is not { } task)
            return TaskRefusals.Unknown(command.TaskId);
        var file = await files.OpenAsync(task, cancellationToken);
        if (await TakenAsync(task, cancellationToken) is { } taken)
            return taken;
        if (TaskAccess.Check(task, file, actor) is { } notYours)
            return notYours;
        if (file.CaseOrNull?.Hold is { } hold && !GoesOnDuringAHold(task))
            return TaskRefusals.OnHold(hold);
        if (command.ExpectedRevision is { } revision && revision != task.Revision)
            return TaskRefusals.RevisionMoved;
        if (!task.Outcomes.Contains(command.Outcome))
            return TaskRefusals.NoSuchOutcome(task, command.Outcome);

        var values = command.Form is null ? [] : (JsonObject)command.Form.DeepClone();
        var form = ActCatalog.FormOf(task.Act, command.Outcome);
        if (FormCheck.Check(form, values, command.Reason) is { } wrongForm)
            return wrongForm;
        if (await WrongPersonAsync(form, values, cancellationToken) is { } wrongPerson)
            return wrongPerson;

        var now = clock.GetUtcNow();
        if (CitationReader.Check(values, LegalClock.DateOf(now), file.CaseOrNull?.District) is { } badLaw)
            return badLaw;
        var request = new ActRequest(command.Outcome, new FormValues(values), string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim(), actor, now, LegalClock.DateOf(now));
        if (ActCatalog.Find(task.Act) is { } group)
        {
            var facts = await reader.ReadAsync(file, group.Needs, task.NoticeId, cancellationToken, request.Form);
            if (group.Guard(facts, request) is { } unlawful)
                return unlawful;
            group.Apply(facts, request, new ActEffects(records, clock));
        }
        return await FinishAsync(task, file, request, cancellationToken);
    }

    /// <summary>Takes a task that nobody holds.</summary>
    public async Task<Answer<WorkTask>> ClaimAsync(string taskId, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await records.FindAsync<WorkTask>(taskId, cancellationToken) is not { } task)
            return TaskRefusals.Unknown(taskId);
        var file = await files.OpenAsync(task, cancellationToken);
        if (await TakenAsync(task, cancellationToken) is { } taken)
            return taken;
        if (TaskAccess.Check(task, file, actor) is { } notYours)
            return notYours;
        task.AssigneeId = actor.Id;
        await RecordAsync(file, actor, "task.claimed", task, null, cancellationToken);
        return task;
    }

    /// <summary>Gives a task to another person of its role, with a reason. Heads and the campaign office may.</summary>
    public async Task<Answer<WorkTask>> ReassignAsync(string taskId, string personId, string reason, Actor actor, CancellationToken cancellationToken = default)
    {
        if (await records.FindAsync<WorkTask>(taskId, cancellationToken) is not { } task)
            return TaskRefusals.Unknown(taskId);
        var file = await files.OpenAsync(task, cancellationToken);
        if (await TakenAsync(task, cancellationToken) is { } taken)
            return taken;
        if (!actor.Is(Role.Lead) && !actor.Is(Role.Office))
            return TaskRefusals.MayNotReassign;
        if (string.IsNullOrWhiteSpace(reason))
            return TaskRefusals.ReasonMissing;
        if (await records.FindAsync<Person>(personId, cancellationToken) is not { IsActive: true } person || TaskAccess.CheckPerson(task, person.AsActor()) is not null)
            return TaskRefusals.NotSuitable;
        task.AssigneeId = person.Id;
        await RecordAsync(file, actor, "task.reassigned", task, reason.Trim(), cancellationToken);
        return task;
    }

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

        var resumed = await runtime.ResumeBookmarkAsync(task.BookmarkId, new Dictionary<string, object?>
        {
            [AwaitDecision.OutcomeKey] = request.Outcome,
            [AwaitDecision.FormKey] = values,
            [AwaitDecision.DecidedByKey] = request.Actor.Id,
        }, cancellationToken);
        if (!resumed.IsResumed)
            throw new RefusedException(TaskRefusals.StepGone(task, resumed.Outcome));

        var caseId = file.CaseOrNull?.Id;
        var open = records.InHand<WorkTask>().Where(row => row.CampaignId == task.CampaignId && row.CaseId == caseId && row.Status == WorkTaskStatus.Open);
        return new TaskCompleted(task.Id, caseId, file.CaseOrNull?.State.ToString(), [.. open.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id, StringComparer.Ordinal).Take(MostOpenTasks).Select(row => row.Id)]);
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

    private async Task<Refusal?> WrongPersonAsync(ActForm form, JsonObject values, CancellationToken cancellationToken)
    {
        foreach (var field in form.Fields.Where(field => field.Kind is FormFieldKind.Officer or FormFieldKind.Panellist))
        {
            var (role, zh, en) = field.Kind == FormFieldKind.Officer ? (Role.Officer, "在职民警", "an active officer") : (Role.Hearing, "在职听证人员", "an active member of a hearing panel");
            if (new FormValues(values).TextOrNull(field.Name) is not { } id)
                continue;
            if (await records.FindAsync<Person>(id, cancellationToken) is not { IsActive: true } person || !person.Roles.Contains(role))
                return new Refusal("form.invalid", $"{field.LabelZh}（{field.Name}）：不是{zh}", $"{field.LabelEn} ({field.Name}): is not {en}");
        }
        return null;
    }

    private async Task RecordAsync(CaseFile file, Actor actor, string act, WorkTask task, string? reason, CancellationToken cancellationToken)
    {
        var data = new { task.Id, task.Act, task.Outcome, task.Form, task.AssigneeId };
        if (file.CaseOrNull is { } @case)
            audit.Append(@case, actor, act, before: @case.State.ToString(), after: $"{task.Title} {task.Outcome}".TrimEnd(), reason: reason, data: data);
        else
            await audit.AppendAsync(file.Campaign, actor, act, after: $"{task.Title} {task.Outcome}".TrimEnd(), reason: reason, data: data, cancellationToken: cancellationToken);
    }
}

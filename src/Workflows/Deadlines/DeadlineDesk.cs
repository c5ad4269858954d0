using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Workflows.Deadlines;

/// <summary>Fires deadlines that have fallen due. A deadline raises a state or a task; it never punishes anybody.</summary>
public sealed class DeadlineDesk
{
    private readonly IRecords records;
    private readonly IAuditTrail audit;
    private readonly TimeProvider clock;
    private readonly IWorkflowRuntime runtime;
    private readonly CaseFiles files;
    private readonly NoticeDesk notices;
    private readonly Messages messages;
    private readonly Overrun overrun;
    private readonly DutyReminder duty;
    private readonly Acting acting;

    internal DeadlineDesk(IRecords records, IAuditTrail audit, TimeProvider clock, IWorkflowRuntime runtime, CaseFiles files, NoticeDesk notices, Messages messages, Overrun overrun, DutyReminder duty, Acting acting) =>
        (this.records, this.audit, this.clock, this.runtime, this.files, this.notices, this.messages, this.overrun, this.duty, this.acting) = (records, audit, clock, runtime, files, notices, messages, overrun, duty, acting);

    /// <summary>
    /// Fires one deadline within the caller's transaction: a period wakes the step that waits for it, a reminder writes its messages.
    /// False when it is not armed (any more) or not due yet; firing twice does nothing the second time.
    /// </summary>
    public async Task<bool> FireAsync(string deadlineId, CancellationToken cancellationToken = default)
    {
        var deadline = await records.GetAsync<Deadline>(deadlineId, cancellationToken);
        var file = await files.OpenAsync(deadline.CampaignId, deadline.CaseId, deadline.PenaltyCaseId, cancellationToken);
        // Whoever held the case before may have cancelled it meanwhile, so the status counts only once the case is held.
        if (deadline.Status != DeadlineStatus.Armed || deadline.ExpiresAt > clock.GetUtcNow())
            return false;
        acting.Actor = Actor.System;
        deadline.Status = DeadlineStatus.Fired;
        deadline.FiredAt = clock.GetUtcNow();
        await RecordAsync(file, deadline, cancellationToken);
        if (deadline.Kind == DeadlineKind.Reminder)
            await RemindAsync(file, deadline, cancellationToken);
        else
            await ExpireAsync(file, deadline, cancellationToken);
        return true;
    }

    private async Task ExpireAsync(CaseFile file, Deadline deadline, CancellationToken cancellationToken)
    {
        if (deadline.Timer == "T-06" && file.CaseOrNull?.Id is { } caseId)
        {
            var orders = await records.OfCaseAsync<RectificationOrder>(caseId, cancellationToken);
            if (orders.FirstOrDefault(row => row.Status == OrderStatus.Running) is { } order)
                order.Status = OrderStatus.Expired;
            await messages.TellOfEndAsync(file, deadline, cancellationToken);
        }
        // Told before the flow goes on: it may withdraw the tasks of those who should have acted.
        await overrun.TellAsync(file, deadline, cancellationToken);
        await runtime.SendStimulusAsync(new StimulusRequest
        {
            Name = DeadlineStimulus.BookmarkName,
            Payload = new DeadlineStimulus(deadline.Timer),
            InstanceId = deadline.InstanceId,
            StartsInstances = false,
        }, cancellationToken);
    }

    private async Task RemindAsync(CaseFile file, Deadline reminder, CancellationToken cancellationToken)
    {
        var announced = await records.GetAsync<Deadline>(reminder.RemindsOf!, cancellationToken);
        var letter = reminder.TemplateCode is { } template ? await notices.IssueUnlessMootAsync(file, template, cancellationToken) : null;
        if (TimerCatalogue.Find(announced.Timer) is { RemindsStaff: true })
            await duty.TellAsync(file, reminder, announced, cancellationToken);
        else
            await messages.RemindAsync(file, reminder, Wait.Get(announced.Timer).NameZh, announced.DueOn, letter, cancellationToken);
    }

    private async Task RecordAsync(CaseFile file, Deadline deadline, CancellationToken cancellationToken)
    {
        var after = $"{deadline.Timer} {deadline.DueOn:yyyy-MM-dd}";
        if (file.CaseOrNull is { } @case)
            audit.Append(@case, Actor.System, "deadline.fired", after: after, data: new { deadline.Id });
        else
            await audit.AppendAsync(file.Campaign, Actor.System, "deadline.fired", after: after, data: new { deadline.Id }, cancellationToken: cancellationToken);
    }
}

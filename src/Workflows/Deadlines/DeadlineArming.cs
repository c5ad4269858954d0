using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Engine;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Deadlines;

/// <summary>Arms and cancels deadlines and their reminders, in the caller's transaction.</summary>
internal sealed class DeadlineArming(IRecords records, IAuditTrail audit, LegalClock clock, TimeProvider time, Acting acting)
{
    private const int Most = 200;

    /// <summary>Length word: as many days as the case's order gives.</summary>
    public const string LengthOfOrder = "order";

    /// <summary>The day that an expression means for this file and instance.</summary>
    public async Task<LocalDate> DayAsync(CaseFile file, string instanceId, string? expression, CancellationToken cancellationToken)
    {
        var day = DayExpression.Parse(expression);
        return day.Kind switch
        {
            DayKind.Today => clock.Today,
            DayKind.PhaseStart => file.Campaign.PhaseNumber(day.Phase).First,
            DayKind.PhaseEnd => file.Campaign.PhaseNumber(day.Phase).Last,
            DayKind.Fixed => day.Date!.Value,
            DayKind.Received => file.Tip.ReceivedOn,
            DayKind.Hearing or DayKind.Visit or DayKind.Feedback => await SetDayAsync(file, instanceId, day.Kind, cancellationToken)
                ?? throw new RefusedException(new Refusal("deadline.no-day-set", "本案尚未确定该日期，期限不能起算。", "The case has no such day yet; the period cannot begin.", file.Profile.PeriodRule.Zh)),
            DayKind.Service => await LastServiceAsync(file, cancellationToken),
            _ => await LastDueAsync(instanceId, day.Timer!, cancellationToken),
        };
    }

    /// <summary>The day that an expression means, or none while the people whose act sets it have not done so.</summary>
    public async Task<LocalDate?> DayOrNullAsync(CaseFile file, string instanceId, string? expression, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(expression) ? null
            : DayExpression.Parse(expression).Kind is (DayKind.Hearing or DayKind.Visit or DayKind.Feedback) and var kind ? await SetDayAsync(file, instanceId, kind, cancellationToken)
            : await DayAsync(file, instanceId, expression, cancellationToken);

    /// <summary>
    /// Arms a timer. Without a length it is the law's; where the law names none, the day itself is the last day.
    /// </summary>
    public async Task<Deadline> ArmAsync(CaseFile file, string instanceId, string timer, string? from, string? length, bool replaces, CancellationToken cancellationToken)
    {
        var wait = Wait.Get(timer);
        var armed = await ArmedAsync(instanceId, timer, cancellationToken);
        if (armed.Count > 0 && !replaces)
            return armed[0];
        var start = await DayAsync(file, instanceId, from, cancellationToken);
        var due = DueOf(file, wait, start, await LengthAsync(file, wait, length, cancellationToken));
        foreach (var old in armed)
            await CancelAsync(file, old, "由新的期限替代", isMoot: true, cancellationToken);
        return await AddAsync(file, instanceId, wait.Id, wait.Kind, start, due, cancellationToken);
    }

    /// <summary>Arms the wait for the first instant of a phase, once.</summary>
    public async Task<Deadline> ArmPhaseAsync(CaseFile file, string instanceId, int number, CancellationToken cancellationToken)
    {
        var timer = Wait.Phase(number);
        if (await ArmedAsync(instanceId, timer, cancellationToken) is [var known, ..])
            return known;
        var phase = file.Campaign.PhaseNumber(number);
        var eve = phase.First.PlusDays(-1);
        var due = LegalClock.Fixed(eve, $"第{number}阶段（{phase.NameZh}）自{phase.First:yyyy-MM-dd}零时开始", $"Phase {number} ({phase.NameEn}) begins on {phase.First:yyyy-MM-dd} at 00:00", "工作方案四");
        return await AddAsync(file, instanceId, timer, DeadlineKind.Campaign, clock.Today, due, cancellationToken);
    }

    /// <summary>Arms reminders of the armed deadline of a timer, at 09:00 of their days; those already past are left out.</summary>
    public async Task<IReadOnlyList<Deadline>> RemindAsync(string instanceId, string timer, string series, IReadOnlyList<int> offsets, string? template, CancellationToken cancellationToken)
    {
        var deadline = await ArmedAsync(instanceId, timer, cancellationToken) is [var latest, ..] ? latest
            : throw new RefusedException(new Refusal("deadline.none-to-remind", $"没有可以提醒的期限 {timer}。", $"No deadline {timer} is armed that could be announced."));
        var added = new List<Deadline>();
        var days = TimerCatalogue.Find(timer) is { RemindsStaff: true } ? offsets.Select(offset => AtWork(deadline.DueOn, offset)) : offsets;
        foreach (var offset in days.Distinct().Order())
        {
            if (Announcement.Of(deadline, series, offset, template, time) is not { } reminder)
                continue;
            records.Add(reminder);
            added.Add(reminder);
        }
        return added;
    }

    /// <summary>So many days from the last one, or more when that day is off: whoever has to act reads it at work.</summary>
    private int AtWork(LocalDate dueOn, int offset)
    {
        while (!clock.Calendar.IsWorkingDay(dueOn.PlusDays(offset)))
            offset--;
        return offset;
    }

    /// <summary>Cancels the armed deadlines of a timer of this instance and all their reminders, also those of a deadline that has fired already.</summary>
    public async Task CancelAsync(CaseFile file, string instanceId, string timer, string reason, CancellationToken cancellationToken)
    {
        var known = await records.ListAsync<Deadline>(row => row.InstanceId == instanceId && row.Timer == timer && row.Kind != DeadlineKind.Reminder, Most, null, cancellationToken);
        foreach (var deadline in known)
        {
            if (deadline.Status is DeadlineStatus.Armed or DeadlineStatus.Suspended)
                await CancelAsync(file, deadline, reason, isMoot: false, cancellationToken);
            else
                await CancelRemindersAsync(deadline, reason, cancellationToken);
        }
    }

    /// <summary>Cancels whatever is still armed for a case, or for a penalty case, that has ended.</summary>
    public async Task CancelAllAsync(CaseFile file, string reason, CancellationToken cancellationToken)
    {
        var (caseId, penaltyId) = (file.Case.Id, file.PenaltyOrNull?.Id);
        var armed = await records.ListAsync<Deadline>(row => row.CaseId == caseId && row.PenaltyCaseId == penaltyId && (row.Status == DeadlineStatus.Armed || row.Status == DeadlineStatus.Suspended), Most, rows => rows.OrderBy(row => row.ExpiresAt), cancellationToken);
        foreach (var deadline in armed.Where(row => row.Status is DeadlineStatus.Armed or DeadlineStatus.Suspended))
            await CancelAsync(file, deadline, reason, isMoot: true, cancellationToken);
    }

    private async Task CancelAsync(CaseFile file, Deadline deadline, string reason, bool isMoot, CancellationToken cancellationToken)
    {
        Cancel(deadline, reason);
        deadline.IsMoot = isMoot;
        if (deadline.Kind == DeadlineKind.Reminder)
            return;
        await CancelRemindersAsync(deadline, reason, cancellationToken);
        await RecordAsync(file, "deadline.cancelled", deadline, reason, cancellationToken);
    }

    private async Task CancelRemindersAsync(Deadline deadline, string reason, CancellationToken cancellationToken)
    {
        // Reminders are of their deadline's instance: without it the database looks through whatever is armed.
        var (id, instanceId) = (deadline.Id, deadline.InstanceId);
        foreach (var reminder in await records.ListAsync<Deadline>(row => row.InstanceId == instanceId && row.RemindsOf == id && row.Status == DeadlineStatus.Armed, Most, null, cancellationToken))
            Cancel(reminder, reason);
    }

    private void Cancel(Deadline deadline, string reason)
    {
        deadline.Status = DeadlineStatus.Cancelled;
        deadline.CancelledAt = time.GetUtcNow();
        deadline.CancelReason = reason;
    }

    private async Task<Deadline> AddAsync(CaseFile file, string instanceId, string timer, DeadlineKind kind, LocalDate start, DueDate due, CancellationToken cancellationToken)
    {
        var deadline = new Deadline
        {
            Id = Ids.New(time),
            CampaignId = file.Campaign.Id,
            CaseId = file.CaseOrNull?.Id,
            PenaltyCaseId = file.PenaltyOrNull?.Id,
            InstanceId = instanceId,
            Timer = timer,
            Kind = kind,
            StartedOn = start,
            DueOn = due.DueOn,
            ExpiresAt = due.ExpiresAt,
            ExplanationZh = due.ExplanationZh,
            ExplanationEn = due.ExplanationEn,
            Rule = due.Rule,
            ArmedAt = time.GetUtcNow(),
        };
        records.Add(deadline);
        if (timer == "T-06" && await RunningOrderAsync(file, cancellationToken) is { } order)
        {
            order.DueOn = due.DueOn;
            order.Status = OrderStatus.Running;
        }
        if (timer == "T-26" && file.PenaltyOrNull is { } penalty)
            penalty.PaymentDueOn = due.DueOn;
        await RecordAsync(file, "deadline.armed", deadline, null, cancellationToken);
        return deadline;
    }

    private DueDate DueOf(CaseFile file, Wait wait, LocalDate start, StatutoryPeriod? length) =>
        length is { } period ? clock.Due(start, period, file.Profile, wait.Rolls)
            : LegalClock.Fixed(start, wait.BasisZh, wait.NameEn, wait.BasisZh);

    private async Task<StatutoryPeriod?> LengthAsync(CaseFile file, Wait wait, string? length, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(length))
            return wait.Id == Wait.Mail ? StatutoryPeriod.WorkingDays(file.Campaign.Settings.MailBufferWorkingDays)
                : wait.Id == "T-03" ? StatutoryPeriod.WorkingDays(file.Campaign.Settings.CorrectionWorkingDays)
                : wait.Id == "T-33" && file.PenaltyOrNull?.Decided is { StopDays: > 0 } decided ? StatutoryPeriod.CalendarDays(decided.StopDays)
                : wait.Length(file.Profile);
        if (length.Trim() != LengthOfOrder)
            return StatutoryPeriod.Parse(length);
        return await RunningOrderAsync(file, cancellationToken) is { } order ? StatutoryPeriod.CalendarDays(order.TermDays)
            : throw new RefusedException(new Refusal("deadline.no-order", "没有已批准的责令整改通知书，无法确定整改期限。", "There is no approved order that could set the period.", wait.BasisZh));
    }

    /// <summary>The day that an act of the case set for the hearing, the visit or the answer to the advice of this instance.</summary>
    private async Task<LocalDate?> SetDayAsync(CaseFile file, string instanceId, DayKind kind, CancellationToken cancellationToken)
    {
        if (kind == DayKind.Hearing)
            return file.PenaltyOrNull?.Hearing?.Date;
        if (kind == DayKind.Feedback)
            return await records.FirstAsync<CaseMeasure>(row => row.InstanceId == instanceId, null, cancellationToken) is { } measure ? new FormValues((JsonObject)JsonNode.Parse(measure.Form)!).DateOrNull("feedbackOn") : null;
        var caseId = file.Case.Id;
        var plan = await records.FirstAsync<WorkTask>(row => row.CaseId == caseId && row.Act == VisitCarrier.Step && row.Status == WorkTaskStatus.Completed,
            rows => rows.OrderByDescending(row => row.CompletedAt).ThenByDescending(row => row.Id), cancellationToken);
        return plan?.Form is { } form && new FormValues(JsonNode.Parse(form) as JsonObject ?? []).TextOrNull("date") is { } date ? LocalDatePattern.Iso.Parse(date).Value : null;
    }

    private async Task<LocalDate> LastServiceAsync(CaseFile file, CancellationToken cancellationToken)
    {
        var caseId = file.Case.Id;
        var service = await records.FirstAsync<ServiceRecord>(row => row.CaseId == caseId, rows => rows.OrderByDescending(row => row.RecordedAt).ThenByDescending(row => row.Id), cancellationToken);
        return service?.ServedOn ?? throw new RefusedException(new Refusal("deadline.nothing-served", "本案尚无送达记录，期限不能起算。", "Nothing has been served in this case; the period cannot begin.", file.Profile.PeriodRule.Zh));
    }

    private async Task<LocalDate> LastDueAsync(string instanceId, string timer, CancellationToken cancellationToken)
    {
        var deadline = await records.FirstAsync<Deadline>(row => row.InstanceId == instanceId && row.Timer == timer && row.Kind != DeadlineKind.Reminder,
            rows => rows.OrderByDescending(row => row.ArmedAt).ThenByDescending(row => row.Id), cancellationToken);
        return deadline?.DueOn ?? throw new RefusedException(new Refusal("deadline.not-armed", $"本流程没有设定期限 {timer}。", $"This workflow has not armed {timer}."));
    }

    private async Task<RectificationOrder?> RunningOrderAsync(CaseFile file, CancellationToken cancellationToken)
    {
        if (file.CaseOrNull?.Id is not { } caseId)
            return null;
        return (await records.OfCaseAsync<RectificationOrder>(caseId, cancellationToken)).Where(row => row.Status is OrderStatus.Approved or OrderStatus.Running)
            .OrderByDescending(row => row.DraftedAt).ThenByDescending(row => row.Id, StringComparer.Ordinal).FirstOrDefault();
    }

    private async Task<IReadOnlyList<Deadline>> ArmedAsync(string instanceId, string timer, CancellationToken cancellationToken) =>
        await records.ListAsync<Deadline>(row => row.InstanceId == instanceId && row.Timer == timer && row.Kind != DeadlineKind.Reminder && row.Status == DeadlineStatus.Armed,
            Most, rows => rows.OrderByDescending(row => row.ArmedAt), cancellationToken);

    private async Task RecordAsync(CaseFile file, string act, Deadline deadline, string? reason, CancellationToken cancellationToken)
    {
        var after = $"{deadline.Timer} {deadline.DueOn:yyyy-MM-dd}";
        if (file.CaseOrNull is { } @case)
            audit.Append(@case, acting.Actor, act, after: after, reason: reason, data: new { deadline.Id, deadline.Rule });
        else
            await audit.AppendAsync(file.Campaign, acting.Actor, act, after: after, reason: reason, data: new { deadline.Id, deadline.Rule }, cancellationToken: cancellationToken);
    }
}

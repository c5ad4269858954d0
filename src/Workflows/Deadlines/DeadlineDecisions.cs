using NodaTime;
using Orchestrator.Engine;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Deadlines;

/// <summary>
/// Decisions of the head about a running deadline: to count it again, to suspend it, to resume it. The old row stays as it was, with the reason; the
/// new one says how it was found. A deadline never moves in any other way.
/// </summary>
public sealed class DeadlineDecisions
{
    private const int LongestReason = 500;
    private const int Most = 50;
    private const int MostOfCase = 500;

    private readonly IRecords records;
    private readonly IAuditTrail audit;
    private readonly CaseFiles files;
    private readonly LegalClock clock;
    private readonly TimeProvider time;

    internal DeadlineDecisions(IRecords records, IAuditTrail audit, CaseFiles files, LegalClock clock, TimeProvider time) =>
        (this.records, this.audit, this.files, this.clock, this.time) = (records, audit, files, clock, time);

    /// <summary>Counts a running deadline again by the calendar in force, from its own day 0 or from a corrected one.</summary>
    /// <param name="startedOn">The right day 0, when the recorded one was wrong.</param>
    public async Task<Answer<Deadline>> CorrectAsync(string deadlineId, LocalDate? startedOn, string reason, Actor actor, CancellationToken cancellationToken = default)
    {
        var (deadline, file, refusal) = await OpenAsync(deadlineId, reason, actor, cancellationToken);
        if (refusal is not null)
            return refusal;
        if (deadline.Status != DeadlineStatus.Armed)
            return NotRunning(deadline);
        if (startedOn > clock.Today)
            return new Refusal("deadline.start-in-future", "起算日不能晚于今天。", "Day 0 cannot lie in the future.", "期间计算规则");
        if (CountedRule.Of(deadline) is not { } rule || rule.Period.Unit == PeriodUnit.Hours)
            return Fixed(deadline);
        try
        {
            var due = clock.Due(startedOn ?? deadline.StartedOn, rule.Period, rule.Profile, Wait.Get(deadline.Timer).Rolls);
            return due.DueOn == deadline.DueOn && (startedOn ?? deadline.StartedOn) == deadline.StartedOn
                ? new Refusal("deadline.nothing-to-correct", $"按现行工作日历计算，末日仍为{deadline.DueOn:yyyy-MM-dd}，无须更正。", $"Counted again the last day is still {deadline.DueOn:yyyy-MM-dd}; there is nothing to correct.")
                : await ReplaceAsync(file, deadline, startedOn ?? deadline.StartedOn, due, "deadline.corrected", "更正：" + reason.Trim(), actor, cancellationToken);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    /// <summary>Lets a running deadline stand still from today. Limitations and the terms of sanctions do not stand still.</summary>
    public async Task<Answer<Deadline>> SuspendAsync(string deadlineId, string reason, Actor actor, CancellationToken cancellationToken = default)
    {
        var (deadline, file, refusal) = await OpenAsync(deadlineId, reason, actor, cancellationToken);
        if (refusal is not null)
            return refusal;
        if (deadline.Status != DeadlineStatus.Armed)
            return NotRunning(deadline);
        if (CountedRule.Of(deadline) is not { } rule || rule.Period.Unit == PeriodUnit.Hours)
            return Fixed(deadline);
        if (!MayStandStill(deadline))
            return new Refusal("deadline.never-suspended", $"{deadline.Timer}（{Wait.Get(deadline.Timer).NameZh}）依法不能中止。", $"{deadline.Timer} ({Wait.Get(deadline.Timer).NameEn}) does not stand still by law.", "TR-36：法定期限只在法律允许时中止");
        Stop(deadline, DeadlineStatus.Suspended, "中止：" + reason.Trim());
        await CancelRemindersAsync(deadline, reason.Trim(), cancellationToken);
        Record(file, actor, "deadline.suspended", deadline, reason);
        return deadline;
    }

    /// <summary>Resumes a suspended deadline: what was left of it is counted from today as day 0, by the rule that it began with.</summary>
    public async Task<Answer<Deadline>> ResumeAsync(string deadlineId, string reason, Actor actor, CancellationToken cancellationToken = default)
    {
        var (deadline, file, refusal) = await OpenAsync(deadlineId, reason, actor, cancellationToken);
        if (refusal is not null)
            return refusal;
        if (deadline is not { Status: DeadlineStatus.Suspended, CancelledAt: { } suspendedAt } || CountedRule.Of(deadline) is not { } rule)
            return new Refusal("deadline.not-suspended", $"{deadline.Timer}没有中止，不能恢复。", $"{deadline.Timer} is not suspended, so it cannot be resumed.");
        try
        {
            var due = clock.Due(clock.Today, Left(deadline, LegalClock.DateOf(suspendedAt), rule), rule.Profile, Wait.Get(deadline.Timer).Rolls);
            return await ReplaceAsync(file, deadline, clock.Today, due, "deadline.resumed", "恢复：" + reason.Trim(), actor, cancellationToken);
        }
        catch (RefusedException refused)
        {
            return refused.Refusal;
        }
    }

    /// <summary>Lets the deadlines of a suspended case stand still: internal ones, those of the campaign, and of the law's those that may (TR-36).</summary>
    internal async Task SuspendCaseAsync(CaseFile file, string reason, Actor actor, CancellationToken cancellationToken)
    {
        var caseId = file.Case.Id;
        foreach (var deadline in await records.ListAsync<Deadline>(row => row.CaseId == caseId && row.PenaltyCaseId == null && row.Status == DeadlineStatus.Armed && row.Kind != DeadlineKind.Reminder, MostOfCase, null, cancellationToken))
        {
            if (deadline.Kind != DeadlineKind.Campaign && !MayStandStill(deadline))
                continue;
            Stop(deadline, DeadlineStatus.Suspended, "中止：" + reason);
            await CancelRemindersAsync(deadline, reason, cancellationToken);
            Record(file, actor, "deadline.suspended", deadline, reason);
        }
    }

    /// <summary>Resumes what stood still: a counted period with what was left of it, a date of the campaign as it is, were it past.</summary>
    internal async Task ResumeCaseAsync(CaseFile file, string reason, Actor actor, CancellationToken cancellationToken)
    {
        var caseId = file.Case.Id;
        foreach (var deadline in await records.ListAsync<Deadline>(row => row.CaseId == caseId && row.PenaltyCaseId == null && row.Status == DeadlineStatus.Suspended, MostOfCase, rows => rows.OrderBy(row => row.ExpiresAt).ThenBy(row => row.Id), cancellationToken))
        {
            if (CountedRule.Of(deadline) is { } rule && rule.Period.Unit != PeriodUnit.Hours)
            {
                var due = clock.Due(clock.Today, Left(deadline, LegalClock.DateOf(deadline.CancelledAt!.Value), rule), rule.Profile, Wait.Get(deadline.Timer).Rolls);
                await ReplaceAsync(file, deadline, clock.Today, due, "deadline.resumed", "恢复：" + reason, actor, cancellationToken);
            }
            else
            {
                var same = new DueDate(deadline.DueOn, deadline.ExpiresAt, deadline.ExplanationZh, deadline.ExplanationEn, deadline.Rule, []);
                await ReplaceAsync(file, deadline, deadline.StartedOn, same, "deadline.resumed", "恢复：" + reason, actor, cancellationToken);
            }
        }
    }

    /// <summary>Days of the period that had not passed when the day of the suspension began, before any moving past days off; at least one.</summary>
    private StatutoryPeriod Left(Deadline deadline, LocalDate suspendedOn, CountedRule rule)
    {
        var last = clock.Due(deadline.StartedOn, rule.Period, rule.Profile, rolls: false).DueOn;
        var from = suspendedOn > deadline.StartedOn ? suspendedOn : deadline.StartedOn.PlusDays(1);
        return rule.Period.Unit == PeriodUnit.WorkingDays
            ? StatutoryPeriod.WorkingDays(Math.Max(1, clock.WorkingDaysBetween(from, last)))
            : StatutoryPeriod.CalendarDays(Math.Max(1, Period.DaysBetween(from, last) + 1));
    }

    private static bool MayStandStill(Deadline deadline) =>
        deadline.Kind == DeadlineKind.Internal || (deadline.Kind == DeadlineKind.Statutory && deadline.Timer is "T-06" or "T-14" or "T-37");

    private async Task<(Deadline Deadline, CaseFile File, Refusal? Refusal)> OpenAsync(string id, string reason, Actor actor, CancellationToken cancellationToken)
    {
        var deadline = await records.GetAsync<Deadline>(id, cancellationToken);
        var file = await files.OpenAsync(deadline.CampaignId, deadline.CaseId, deadline.PenaltyCaseId, cancellationToken);
        return (deadline, file,
            !actor.Roles.Contains(Role.Lead) ? new Refusal("not-allowed", "只有网监部门负责人可以决定期限事项。", "Only the head of the division may decide about a deadline.")
            : string.IsNullOrWhiteSpace(reason) ? new Refusal("deadline.reason-missing", "须写明理由。", "A reason is needed.")
            : reason.Length > LongestReason ? new Refusal("deadline.reason-too-long", $"理由不得超过{LongestReason}字。", $"The reason may have at most {LongestReason} characters.")
            : file.CaseOrNull is { IsEnded: true } ? new Refusal("deadline.case-ended", "案件已结束，期限不再变动。", "The case has ended; its deadlines no longer move.")
            : file.CaseOrNull is null || deadline.Kind is DeadlineKind.Campaign or DeadlineKind.Reminder ? Fixed(deadline)
            : null);
    }

    private async Task<Deadline> ReplaceAsync(CaseFile file, Deadline old, LocalDate startedOn, DueDate due, string act, string reason, Actor actor, CancellationToken cancellationToken)
    {
        var next = new Deadline
        {
            Id = Ids.New(time),
            CampaignId = old.CampaignId,
            CaseId = old.CaseId,
            PenaltyCaseId = old.PenaltyCaseId,
            InstanceId = old.InstanceId,
            Timer = old.Timer,
            Kind = old.Kind,
            StartedOn = startedOn,
            DueOn = due.DueOn,
            ExpiresAt = due.ExpiresAt,
            ExplanationZh = $"{due.ExplanationZh}（{reason}；原末日{old.DueOn:yyyy-MM-dd}）",
            ExplanationEn = $"{due.ExplanationEn} (by decision: {reason}; last day before: {old.DueOn:yyyy-MM-dd})",
            Rule = due.Rule,
            ArmedAt = clock.Now,
        };
        Stop(old, DeadlineStatus.Cancelled, reason);
        old.IsMoot = true;
        await CancelRemindersAsync(old, reason, cancellationToken);
        records.Add(next);
        await AnnounceAsync(old, next, cancellationToken);
        var caseId = file.Case.Id;
        if (old.Timer == "T-06" && await records.FirstAsync<RectificationOrder>(row => row.CaseId == caseId && row.Status == OrderStatus.Running, null, cancellationToken) is { } order)
            order.DueOn = next.DueOn;
        if (old.Timer == "T-26" && file.PenaltyOrNull is { } penalty)
            penalty.PaymentDueOn = next.DueOn;
        audit.Append(file.Case, actor, act, $"{old.Timer} {old.DueOn:yyyy-MM-dd}", $"{next.Timer} {next.DueOn:yyyy-MM-dd}", reason, new { old = old.Id, next.Id, next.Rule });
        return next;
    }

    private void Stop(Deadline deadline, DeadlineStatus status, string reason)
    {
        deadline.Status = status;
        deadline.CancelledAt = clock.Now;
        deadline.CancelReason = reason;
    }

    private async Task CancelRemindersAsync(Deadline deadline, string reason, CancellationToken cancellationToken)
    {
        var (id, instanceId) = (deadline.Id, deadline.InstanceId);
        foreach (var reminder in await records.ListAsync<Deadline>(row => row.InstanceId == instanceId && row.RemindsOf == id && row.Status == DeadlineStatus.Armed, Most, null, cancellationToken))
            Stop(reminder, DeadlineStatus.Cancelled, reason);
    }

    // Whoever was to be reminded of the old last day is reminded of the new one, on its own days.
    private async Task AnnounceAsync(Deadline old, Deadline next, CancellationToken cancellationToken)
    {
        var (id, instanceId) = (old.Id, old.InstanceId);
        foreach (var reminder in await records.ListAsync<Deadline>(row => row.InstanceId == instanceId && row.RemindsOf == id, Most, rows => rows.OrderBy(row => row.ExpiresAt).ThenBy(row => row.Id), cancellationToken))
        {
            if (Announcement.Of(next, reminder.Timer, reminder.OffsetDays!.Value, reminder.TemplateCode, time) is { } again)
                records.Add(again);
        }
    }

    private void Record(CaseFile file, Actor actor, string act, Deadline deadline, string reason) =>
        audit.Append(file.Case, actor, act, $"{deadline.Timer} {deadline.DueOn:yyyy-MM-dd}", null, reason.Trim(), new { deadline.Id });

    private static Refusal NotRunning(Deadline deadline) =>
        new("deadline.not-running", $"{deadline.Timer}已不在计算中。", $"{deadline.Timer} is not running.");

    private static Refusal Fixed(Deadline deadline) =>
        new("deadline.not-counted", $"{deadline.Timer}不是案件中按日计算的期限，不能这样更改。", $"{deadline.Timer} is no period of a case counted in days, so it cannot be changed in this way.");
}

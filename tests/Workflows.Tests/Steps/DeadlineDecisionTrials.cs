using NodaTime;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.People;

namespace Orchestrator.Workflows.Tests.Steps;

/// <summary>What the head of the division may decide about a period that runs, and what becomes of it.</summary>
internal static class DeadlineDecisionTrials
{
    private static readonly Actor Head = new("lead", "支队长", [Role.Lead]);

    public static IReadOnlyList<StepTrial> All { get; } =
    [
        new("期间计算规则", "A day 0 that was noted wrongly is corrected: the period is counted anew from the right one, and the order follows.", Correct("2005-05-12"), "T-06 2005-05-23", desk => desk.Add(Counted(desk, "T-06", "2005-05-11", "10cd"), Order(OrderStatus.Running), DeadlineTrials.Reminder("r", "d"))),
        new("T-07", "Whoever was to be reminded of the wrong day is reminded of the right one, three days before it with a letter, and on it; what is past by then is left out.", Correct("2005-05-15"), "T-06 2005-05-25", desk => desk.Add(Counted(desk, "T-06", "2005-05-11", "10cd"),
            DeadlineTrials.Reminder("r1", "d", DeadlineStatus.Fired, -3, "D13"), DeadlineTrials.Reminder("r2", "d", offset: 0), DeadlineTrials.Reminder("r3", "d", offset: -7), DeadlineTrials.Reminder("q", "other"))),
        new("期间计算规则", "By the calendar in force, from its own day 0, when that gives another day.", Correct(null), "T-10 2005-05-16", desk => desk.Add(Wrong(Counted(desk, "T-10", "2005-05-11", "3wd")))),
        new("期间计算规则", "When it gives the same there is nothing to correct.", Correct(null), "deadline.nothing-to-correct", desk => desk.Add(Counted(desk, "T-10", "2005-05-11", "3wd"))),
        new("期间计算规则", "The same last day from another day 0 is a correction too.", Correct("2005-05-14"), "T-06 2005-05-23", desk => desk.Add(Counted(desk, "T-06", "2005-05-13", "8cd"))),
        new("期间计算规则", "Day 0 may be today.", Correct("2005-05-20"), "T-06 2005-05-30", desk => desk.Add(Counted(desk, "T-06", "2005-05-11", "10cd"))),
        new("期间计算规则", "Not tomorrow.", Correct("2005-05-21"), "deadline.start-in-future", desk => desk.Add(Counted(desk, "T-06", "2005-05-11", "10cd"))),
        new("期间计算规则", "Not in a year of which the calendar knows nothing.", Correct("1990-01-04"), "calendar.year-unknown", desk => desk.Add(Counted(desk, "T-06", "2005-05-11", "10cd"))),
        new("T-26", "The day by which the fine is to be paid follows.", Correct("2005-05-19"), "T-26 2005-06-03", desk => desk.InThePenaltyCase().Add(Counted(desk, "T-26", "2005-05-18", "15cd", penalty: "p"))),
        new("T-35", "Hours are no days.", Correct("2005-05-12"), "deadline.not-counted", desk => desk.Add(DeadlineTrials.Running("d", "T-35", "2005-05-21", rule: "LP-2005; x; 24h"))),
        new("工作方案四", "A date that was fixed is not counted.", Correct("2005-05-12"), "deadline.not-counted", desk => desk.Add(DeadlineTrials.Running("d", "T-10", "2005-05-21"))),
        new("工作方案四", "Nor is one of the campaign.", Correct("2005-05-12"), "deadline.not-counted", desk => desk.Add(DeadlineTrials.Running("d", "T-01", "2005-05-21", kind: DeadlineKind.Campaign))),
        new("§2.6", "A reminder is no period.", Correct("2005-05-12"), "deadline.not-counted", desk => desk.Add(DeadlineTrials.Running("d", "T-07", "2005-05-21", kind: DeadlineKind.Reminder))),
        new("§2.6", "What has ended is corrected no more.", Correct("2005-05-12"), "deadline.not-running", desk => desk.Add(DeadlineTrials.Running("d", "T-06", "2005-05-19", status: DeadlineStatus.Fired))),
        new("§0.3", "The head decides, nobody else.", Correct("2005-05-12", actor: new Actor("off1", "x", [Role.Officer])), "not-allowed", desk => desk.Add(Counted(desk, "T-06", "2005-05-11", "10cd"))),
        new("§2.6", "With a reason.", Correct("2005-05-12", " "), "deadline.reason-missing", desk => desk.Add(Counted(desk, "T-06", "2005-05-11", "10cd"))),
        new("§2.6", "Of at most five hundred characters.", Correct("2005-05-12", new string('字', 501)), "deadline.reason-too-long", desk => desk.Add(Counted(desk, "T-06", "2005-05-11", "10cd"))),
        new("§2.6", "Five hundred are not too many.", Correct("2005-05-21", new string('字', 500)), "deadline.start-in-future", desk => desk.Add(Counted(desk, "T-06", "2005-05-11", "10cd"))),
        new("TR-34", "In a case that has ended nothing moves any more.", Correct("2005-05-12"), "deadline.case-ended", desk => desk.In(UnitCaseState.X4).Add(Counted(desk, "T-06", "2005-05-11", "10cd"))),

        new("TR-36", "A period of an order may stand still from today.", Suspend(), "T-06 Suspended", desk => desk.Add(Counted(desk, "T-06", "2005-05-11", "10cd", DeadlineKind.Statutory), DeadlineTrials.Reminder("r", "d"))),
        new("TR-36", "So may the time to decide a case.", Suspend(), "T-14 Suspended", desk => desk.Add(Counted(desk, "T-14", "2005-05-11", "60cd", DeadlineKind.Statutory))),
        new("TR-36", "And that to put right after a failed acceptance.", Suspend(), "T-37 Suspended", desk => desk.Add(Counted(desk, "T-37", "2005-05-11", "5cd", DeadlineKind.Statutory))),
        new("TR-36", "And whatever the service sets itself.", Suspend(), "T-10 Suspended", desk => desk.Add(Counted(desk, "T-10", "2005-05-19", "3wd"))),
        new("TR-36", "A limitation does not.", Suspend(), "deadline.never-suspended", desk => desk.Add(Counted(desk, "T-44", "2005-05-11", "2y", DeadlineKind.Statutory))),
        new("TR-36", "Nor the time for a defence.", Suspend(), "deadline.never-suspended", desk => desk.Add(Counted(desk, "T-17", "2005-05-19", "3cd", DeadlineKind.Statutory))),
        new("TR-36", "Nor a period in hours.", Suspend(), "deadline.not-counted", desk => desk.Add(DeadlineTrials.Running("d", "T-10", "2005-05-21", rule: "LP-2005; x; 24h"))),
        new("TR-36", "Nor what stands still already.", Suspend(), "deadline.not-running", desk => desk.Add(DeadlineTrials.Running("d", "T-06", "2005-05-25", status: DeadlineStatus.Suspended))),
        new("TR-36", "With a reason.", Suspend(""), "deadline.reason-missing", desk => desk.Add(Counted(desk, "T-06", "2005-05-11", "10cd"))),

        new("TR-37", "What was left is counted from today: of ten days three had passed when it was suspended, seven are left.", Resume(), "T-06 2005-05-27", desk => desk.Add(Standing(Counted(desk, "T-06", "2005-05-10", "10cd"), "2005-05-14"))),
        new("T-07", "And reminded of its new last day.", Resume(), "T-06 2005-05-27", desk => desk.Add(Standing(Counted(desk, "T-06", "2005-05-10", "10cd"), "2005-05-14"), DeadlineTrials.Reminder("r", "d", DeadlineStatus.Cancelled))),
        new("TR-37", "Of working days working days.", Resume(), "T-10 2005-05-24", desk => desk.Add(Standing(Counted(desk, "T-10", "2005-05-11", "3wd"), "2005-05-13"))),
        new("TR-37", "At least one.", Resume(), "T-06 2005-05-23", desk => desk.Add(Standing(Counted(desk, "T-06", "2005-05-04", "10cd"), "2005-05-16"))),
        new("TR-37", "At least one working day.", Resume(), "T-10 2005-05-23", desk => desk.Add(Standing(Counted(desk, "T-10", "2005-05-10", "3wd"), "2005-05-16"))),
        new("TR-37", "Suspended on its day 0 the whole of it is left.", Resume(), "T-06 2005-05-30", desk => desk.Add(Standing(Counted(desk, "T-06", "2005-05-14", "10cd"), "2005-05-14"))),
        new("TR-37", "What is not suspended is not resumed.", Resume(), "deadline.not-suspended", desk => desk.Add(Counted(desk, "T-06", "2005-05-11", "10cd"))),
        new("TR-37", "Nor what nobody counted.", Resume(), "deadline.not-suspended", desk => desk.Add(Standing(DeadlineTrials.Running("d", "T-10", "2005-05-25"), "2005-05-19"))),
        new("TR-37", "With a reason.", Resume(""), "deadline.reason-missing", desk => desk.Add(Standing(Counted(desk, "T-06", "2005-05-11", "10cd"), "2005-05-14"))),
    ];

    internal static Deadline Counted(CaseOnTheDesk desk, string timer, string started, string length, DeadlineKind kind = DeadlineKind.Internal, string? penalty = null, string id = "d")
    {
        var due = new LegalClock(TimeProvider.System).Due(CaseOnTheDesk.Day(started), StatutoryPeriod.Parse(length), LegalProfiles.For(desk.Campaign.LegalProfile), Wait.Get(timer).Rolls);
        return DeadlineTrials.Running(id, timer, $"{due.DueOn:yyyy-MM-dd}", kind: kind, penalty: penalty, started: started, rule: due.Rule);
    }

    internal static Deadline Standing(Deadline deadline, string since)
    {
        (deadline.Status, deadline.CancelledAt) = (DeadlineStatus.Suspended, CaseOnTheDesk.At(since));
        return deadline;
    }

    // As if a holiday had been decreed since it was counted.
    private static Deadline Wrong(Deadline deadline) => DeadlineTrials.Running(deadline.Id, deadline.Timer, $"{deadline.DueOn.PlusDays(1):yyyy-MM-dd}", started: $"{deadline.StartedOn:yyyy-MM-dd}", rule: deadline.Rule);

    private static RectificationOrder Order(OrderStatus status) => DeadlineTrials.Order(status);

    private static Func<CaseOnTheDesk, Task<string>> Correct(string? startedOn, string reason = " 送达回执日期有误 ", Actor? actor = null) =>
        Decide(decisions => decisions.CorrectAsync("d", startedOn is null ? null : CaseOnTheDesk.Day(startedOn), reason, actor ?? Head), deadline => $"{deadline.Timer} {deadline.DueOn:yyyy-MM-dd}");

    private static Func<CaseOnTheDesk, Task<string>> Suspend(string reason = " 单位停业 ") => Decide(decisions => decisions.SuspendAsync("d", reason, Head), deadline => $"{deadline.Timer} {deadline.Status}");

    private static Func<CaseOnTheDesk, Task<string>> Resume(string reason = " 单位复业 ") => Decide(decisions => decisions.ResumeAsync("d", reason, Head), deadline => $"{deadline.Timer} {deadline.DueOn:yyyy-MM-dd}");

    private static Func<CaseOnTheDesk, Task<string>> Decide(Func<DeadlineDecisions, Task<Refusals.Answer<Deadline>>> decide, Func<Deadline, string> tell) => desk => desk.InAsync(async (DeadlineDecisions decisions) =>
    {
        var answer = await decide(decisions);
        return answer.Refusal is { } refusal ? throw new Refusals.RefusedException(refusal) : tell(answer.Value);
    });
}

using NodaTime;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Tests.Steps;

/// <summary>Periods and reminders: from which day, how long, what arming and cancelling writes (§2.6).</summary>
internal static class DeadlineTrials
{
    public static IReadOnlyList<StepTrial> All { get; } =
    [
        new("T-10", "The recheck is due within three working days, counted from the day after.", Arm("T-10"), "goes on by Done, gives {\"DueOn\":\"2005-05-25\"}"),
        new("T-17", "Three days from the service of the notice, the latest of the case.", Arm("T-17", "service"), "goes on by Done, gives {\"DueOn\":\"2005-05-16\"}", desk => desk.InThePenaltyCase().Add(Served("2005-05-10", "s1", 1), Served("2005-05-13", "s2", 2))),
        new("T-17", "Where nothing was served no period begins.", Arm("T-17", "service"), "stops: deadline.nothing-served", desk => desk.Add(Served("2005-05-10", "s1", 1, caseId: "other"))),
        new("T-01", "A date of the campaign is its own last day.", Arm("T-01", "phase-end:1"), "goes on by Done, gives {\"DueOn\":\"2005-04-29\"}", Today: "2005-04-01"),
        new("T-36", "The end of another phase.", Arm("T-36", "phase-end:3"), "goes on by Done, gives {\"DueOn\":\"2005-05-31\"}"),
        new("T-04", "Or its first day.", Arm("T-04", "phase-start:2"), "goes on by Done, gives {\"DueOn\":\"2005-05-02\"}", Today: "2005-04-01"),
        new("T-42", "Or a day that is written down.", Arm("T-42", "2005-05-18"), "goes on by Done, gives {\"DueOn\":\"2005-06-17\"}"),
        new("T-29", "A period that begins where another of this instance ends: the latest of that timer.", Arm("T-32", "due:T-30"), "goes on by Done, gives {\"DueOn\":\"2005-06-27\"}",
            desk => desk.Add(Running("d1", "T-30", "2005-06-01", armed: 1), Running("d2", "T-30", "2005-06-10", armed: 2), Running("d3", "T-30", "2005-06-20", armed: 3, instance: "other"), Running("d4", "T-30", "2005-06-25", armed: 4, kind: DeadlineKind.Reminder))),
        new("T-29", "Not one that nobody armed.", Arm("T-32", "due:T-30"), "stops: deadline.not-armed", desk => desk.Add(Running("d3", "T-30", "2005-06-20", instance: "other"))),
        new("§2.6", "A day that cannot be read is refused.", Arm("T-10", "tomorrow"), "stops: day.unreadable"),
        new("T-06", "The order gives the days to put right; its last day stands in the order, which runs.", Arm("T-06", "service", "order"), "goes on by Done, gives {\"DueOn\":\"2005-05-17\"}", desk => desk.Add(Served("2005-05-10", "s1", 1), Order(OrderStatus.Approved))),
        new("T-06", "An order that runs already gives them too.", Arm("T-06", "today", " order "), "goes on by Done, gives {\"DueOn\":\"2005-05-27\"}", desk => desk.Add(Order(OrderStatus.Running))),
        new("T-06", "Of two the later.", Arm("T-06", "today", "order"), "goes on by Done, gives {\"DueOn\":\"2005-06-06\"}", desk => desk.Add(Order(OrderStatus.Approved, "o1", 7, "2005-05-09"), Order(OrderStatus.Approved, "o2", 15, "2005-05-10"))),
        new("T-06", "A draft gives none.", Arm("T-06", "today", "order"), "stops: deadline.no-order", desk => desk.Add(Order(OrderStatus.Draft), Order(OrderStatus.Expired, "o2"))),
        new("T-37", "A length that is written down stands in the place of the law's.", Arm("T-37", "today", "10 cd"), "goes on by Done, gives {\"DueOn\":\"2005-05-30\"}"),
        new("T-03", "A returned self-check comes back within the days that the campaign gives.", Arm("T-03"), "goes on by Done, gives {\"DueOn\":\"2005-05-25\"}"),
        new("T-17", "For letters posted in time the campaign waits its own days.", Arm("MAIL"), "goes on by Done, gives {\"DueOn\":\"2005-05-24\"}"),
        new("T-33", "A stop order ends after the days of the decision, day off or not.", Arm("T-33"), "goes on by Done, gives {\"DueOn\":\"2005-06-19\"}", desk => desk.InThePenaltyCase(penalty => penalty.Decided = new PenaltyContent { StopDays = 30 })),
        new("T-33", "Where it names none, after the six months of the law.", Arm("T-33"), "goes on by Done, gives {\"DueOn\":\"2005-11-20\"}", desk => desk.InThePenaltyCase(penalty => penalty.Decided = new PenaltyContent { Warning = true })),
        new("T-26", "The last day to pay stands in the penalty case.", Arm("T-26"), "goes on by Done, gives {\"DueOn\":\"2005-06-06\"}", desk => desk.InThePenaltyCase()),
        new("T-39", "A tip's periods count from the day on which it came.", Receive, "2005-05-10"),
        new("T-06", "What runs already is not armed again.", Arm("T-10"), "goes on by Done, gives {\"DueOn\":\"2005-05-30\"}", desk => desk.Add(Running("d", "T-10", "2005-05-30"))),
        new("T-06", "What has ended is.", Arm("T-10"), "goes on by Done, gives {\"DueOn\":\"2005-05-25\"}", desk => desk.Add(Running("d", "T-10", "2005-05-19", status: DeadlineStatus.Fired), Running("e", "T-10", "2005-05-30", instance: "other"))),
        new("T-06", "What is extended takes the place of what ran, and of its reminders.", Replace("T-10"), "goes on by Done, gives {\"DueOn\":\"2005-05-25\"}", desk => desk.Add(Running("d", "T-10", "2005-05-30"), Reminder("r", "d"), Reminder("q", "other"), Reminder("p", "d", DeadlineStatus.Fired))),
        new("§2.6", "A timer that the catalogue does not have is refused.", Arm("T-99"), "stops: timer.unknown"),
        new("TR-08", "A phase begins at midnight of its first day.", Phase, "PHASE-2 2005-05-01", Today: "2005-04-20"),
        new("TR-08", "It is armed once.", Phase, "PHASE-2 2005-05-01", desk => desk.Add(Running("d", "PHASE-2", "2005-05-01")), Today: "2005-04-20"),

        new("T-07", "Three days before, on the day before and on the day itself; what lies behind is left out.", Remind("-3,-1,0,0"), "goes on by Done", desk => desk.Add(Running("d", "T-06", "2005-05-21"))),
        new("T-07", "At nine o'clock of the day; an hour later is too late.", Remind("0"), "goes on by Done", desk => desk.Add(Running("d", "T-06", "2005-05-20"))),
        new("T-02", "Without days of its own a series has those of the catalogue, after the end too, and a letter.", RemindOfFiling, "goes on by Done", desk => desk.Add(Running("d", "T-01", "2005-04-29")), "2005-04-27"),
        new("T-15", "Whoever has to act is reminded at work: of a Tuesday on the Friday before the Sunday, and on the Monday.", desk => desk.StepAsync("Remind", ("timer", "T-15"), ("series", "T-15"), ("offsets", "-2,-1")), "goes on by Done", desk => desk.Add(Running("d", "T-15", "2005-05-31"))),
        new("T-07", "What does not run cannot be announced.", Remind("0"), "stops: deadline.none-to-remind", desk => desk.Add(Running("d", "T-06", "2005-05-21", status: DeadlineStatus.Suspended))),

        new("T-06", "What was waited for has happened: the period ends, and its reminders, those of an earlier one too.", Cancel, "goes on by Done", desk => desk.Add(Running("d", "T-06", "2005-05-25"), Reminder("r", "d"), Running("e", "T-06", "2005-05-15", status: DeadlineStatus.Fired), Reminder("q", "e"), Running("f", "T-06", "2005-05-25", instance: "other"), Running("g", "T-10", "2005-05-25"))),
        new("T-06", "So does one that stands still.", Cancel, "goes on by Done", desk => desk.Add(Running("d", "T-06", "2005-05-25", status: DeadlineStatus.Suspended))),
        new("T-06", "A step that waits for a period waits while it runs.", Await, "waits for Case.Deadline {\"timer\":\"T-06\"}", desk => desk.Add(Running("d", "T-06", "2005-05-25"))),
        new("T-06", "And while it stands still.", Await, "waits for Case.Deadline {\"timer\":\"T-06\"}", desk => desk.Add(Running("d", "T-06", "2005-05-25", status: DeadlineStatus.Suspended))),
        new("T-06", "Where none runs it goes on.", Await, "goes on by Done", desk => desk.Add(Running("d", "T-06", "2005-05-25", status: DeadlineStatus.Fired), Running("e", "T-06", "2005-05-25", instance: "other"), Running("f", "T-10", "2005-05-25"), Running("g", "T-06", "2005-05-25", kind: DeadlineKind.Reminder))),

        new("TR-34", "With its case end all that runs and stands still in it; that was neither kept nor missed.", CancelAll, "–", desk => desk.Add(Running("d", "T-06", "2005-05-25"), Reminder("r", "d"), Running("e", "T-10", "2005-05-26", status: DeadlineStatus.Suspended), Running("f", "T-14", "2005-05-10", status: DeadlineStatus.Fired), Running("g", "T-26", "2005-05-26", penalty: "p"))),
        new("PX4", "With a penalty case end its own periods alone.", CancelAll, "–", desk => desk.InThePenaltyCase().Add(Running("d", "T-06", "2005-05-25"), Running("g", "T-26", "2005-05-26", penalty: "p"))),
    ];

    internal static Deadline Running(string id, string timer, string due, DeadlineStatus status = DeadlineStatus.Armed, string instance = "i", DeadlineKind kind = DeadlineKind.Internal, int armed = 0, string? penalty = null, string started = "2005-05-10", string rule = "x") => new()
    {
        Id = id,
        CampaignId = "k",
        CaseId = "c",
        PenaltyCaseId = penalty,
        InstanceId = instance,
        Timer = timer,
        Kind = kind,
        StartedOn = CaseOnTheDesk.Day(started),
        DueOn = CaseOnTheDesk.Day(due),
        ExpiresAt = LegalClock.StartOf(CaseOnTheDesk.Day(due).PlusDays(1)),
        ExplanationZh = "x",
        ExplanationEn = "x",
        Rule = rule,
        ArmedAt = default(DateTimeOffset).AddDays(armed),
        Status = status,
    };

    internal static Deadline Reminder(string id, string of, DeadlineStatus status = DeadlineStatus.Armed, int offset = -1, string? letter = null) => new()
    {
        Id = id,
        CampaignId = "k",
        CaseId = "c",
        InstanceId = "i",
        Timer = "T-07",
        Kind = DeadlineKind.Reminder,
        RemindsOf = of,
        OffsetDays = offset,
        TemplateCode = letter,
        StartedOn = CaseOnTheDesk.Day("2005-05-10"),
        DueOn = CaseOnTheDesk.Day("2005-05-20"),
        ExpiresAt = CaseOnTheDesk.At("2005-05-20", 9),
        ExplanationZh = "x",
        ExplanationEn = "x",
        Rule = "x",
        ArmedAt = default,
        Status = status,
    };

    internal static RectificationOrder Order(OrderStatus status, string id = "o", int days = 7, string drafted = "2005-05-09") =>
        new() { Id = id, CaseId = "c", CampaignId = "k", TermDays = days, DraftedBy = "off1", DraftedAt = CaseOnTheDesk.At(drafted), Status = status };

    private static ServiceRecord Served(string day, string id, int recorded, string caseId = "c") => new()
    {
        Id = id,
        NoticeId = "n",
        CaseId = caseId,
        CampaignId = "k",
        Mode = ServiceMode.Direct,
        ServedOn = CaseOnTheDesk.Day(day),
        Receiver = "x",
        ServedBy = "off1",
        RecordedAt = default(DateTimeOffset).AddDays(recorded),
    };

    private static Func<CaseOnTheDesk, Task<string>> Arm(string timer, string from = "today", string length = "") => desk => desk.StepAsync("ArmDeadline", ("timer", timer), ("from", from), ("length", length));

    private static Func<CaseOnTheDesk, Task<string>> Replace(string timer) => desk => desk.StepAsync("ArmDeadline", ("timer", timer), ("replace", "true"));

    private static Func<CaseOnTheDesk, Task<string>> Remind(string offsets) => desk => desk.StepAsync("Remind", ("timer", "T-06"), ("series", "T-07"), ("offsets", offsets));

    private static Task<string> RemindOfFiling(CaseOnTheDesk desk) => desk.StepAsync("Remind", ("timer", "T-01"), ("series", "T-02"), ("template", "D13"));

    private static Task<string> Cancel(CaseOnTheDesk desk) => desk.StepAsync("CancelDeadline", ("timer", "T-06"));

    private static Task<string> Await(CaseOnTheDesk desk) => desk.StepAsync("AwaitDeadline", ("timer", "T-06"));

    private static async Task<string> Phase(CaseOnTheDesk desk)
    {
        var deadline = await desk.InAsync((DeadlineArming arming) => arming.ArmPhaseAsync(desk.File, "i", 2, default));
        return $"{deadline.Timer} {deadline.DueOn:yyyy-MM-dd}";
    }

    private static async Task<string> Receive(CaseOnTheDesk desk)
    {
        var file = new CaseFile(desk.Campaign, null, null, Guards.GuardWorld.TipOf("t"));
        return $"{await desk.InAsync((DeadlineArming arming) => arming.DayAsync(file, "i", "received", default)):yyyy-MM-dd}";
    }

    private static Task<string> CancelAll(CaseOnTheDesk desk) => desk.InAsync(async (DeadlineArming arming) =>
    {
        await arming.CancelAllAsync(desk.File, "案件已结束", default);
        return "–";
    });
}

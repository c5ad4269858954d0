using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Acts.Hearings;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tests.Guards;

namespace Orchestrator.Workflows.Tests.Acts;

/// <summary>
/// The hearing of the penalty case that <see cref="PenaltyActTrials"/> describes: asked for on Friday, 2005-05-20, and, where it is set, on Monday,
/// 2005-05-30, before "hear1" and "hear2", recorded by "hear3", its notice served on 2005-05-20.
/// </summary>
internal static class HearingActTrials
{
    private static readonly HearingAcceptanceActs Acceptance = new();
    private static readonly HearingArrangementActs Arrangement = new();
    private static readonly HearingActs Hearing = new();
    private static readonly HearingReportActs Report = new();

    public static IReadOnlyList<ActTrial> All { get; } =
    [
        new("PT-19", "The legal officer accepts the request within two days.", Acceptance, Answer("Accept", "2005-05-23")),
        new("PT-20", "A request by somebody else than the party is refused, with the reason.", Acceptance, Answer("Refuse", "2005-05-23", "not-party")),
        new("PT-20", "It is not refused for being late when it came in time.", Acceptance, Answer("Refuse", "2005-05-23", "too-late"), "hearing.must-be-accepted"),
        new("PT-20", "Nor for want of a right that the notice told of.", Acceptance, Answer("Refuse", "2005-05-23", "no-right"), "hearing.must-be-accepted"),
        new("PT-20", "One that came late is refused for that.", Acceptance, Answer("Refuse", "2005-05-25", "too-late") with { Given = world => world.Penalty.Hearing = Asked with { RequestedOn = new LocalDate(2005, 5, 24) } }),
        new("PT-20", "One without a right, for want of it.", Acceptance, Answer("Refuse", "2005-05-23", "no-right") with { Given = world => (world.Penalty.Hearing, world.Penalty.HearingRight) = (Asked, false) }),
        new("T-20", "Two days of silence accept it.", Acceptance, Answer("Refuse", "2005-05-24", "not-party"), "hearing.deemed-accepted"),
        new("T-20", "What silence accepted may be accepted in words.", Acceptance, Answer("Accept", "2005-05-24")),
        new("G-P5", "An officer of the case does not answer it.", Acceptance, Answer("Accept", "2005-05-23") with { Actor = "off2" }, "penalty.own-case"),
        new("PT-19", "Where no hearing was asked for there is nothing to accept.", Acceptance, new("Accept", Actor: "legal")),

        new("T-21", "The hearing is set for the eighth day after today at the earliest: seven days of notice.", Arrangement, Arrange("2005-05-28")),
        new("T-21", "Not for the seventh.", Arrangement, Arrange("2005-05-27"), "hearing.too-early"),
        new("T-22", "Within ten days of the request no reason is asked for.", Arrangement, Arrange("2005-05-30")),
        new("T-22", "Later it gives its reason.", Arrangement, Arrange("2005-05-31"), "hearing.late-reason-missing"),
        new("T-22", "Where the seven days of notice outlast the ten, the refusal says which rule prevails.", Arrangement, Arrange("2005-06-02") with { Today = "2005-05-25" }, "hearing.late-reason-missing"),
        new("T-22", "And keeps it on file, with the whole panel, time and place.", Arrangement, Arrange("2005-05-31", new() { ["time"] = "14:30", ["place"] = "市局二楼", ["member"] = "hear2", ["closed"] = true, ["lateReason"] = "法定假日" })),
        new("42", "A new day asks for a new notice.", Arrangement, Arrange("2005-05-30") with { Given = world => world.Penalty.Hearing = Set with { NoticeId = "n", HeldOn = new LocalDate(2005, 5, 19) } }),
        new("42", "An officer of the case does not preside.", Arrangement, Arrange("2005-05-30", new() { ["presider"] = "off1" }), "hearing.panel-investigated"),
        new("42", "Nor sit beside.", Arrangement, Arrange("2005-05-30", new() { ["member"] = "off2" }), "hearing.panel-investigated"),
        new("42", "Nor take the record.", Arrangement, Arrange("2005-05-30", new() { ["recorder"] = "off2" }), "hearing.panel-investigated"),
        new("G-P5", "Nor arrange the hearing.", Arrangement, Arrange("2005-05-30") with { Actor = "off1" }, "penalty.own-case"),
        new("PT-19", "Where none was asked for none is set.", Arrangement, Arrange("2005-05-30") with { Given = null }),

        new("42", "One person does not sit twice.", Arrangement, Arrange("2005-05-30", new() { ["member"] = "hear1" }), "hearing.panel-twice"),
        new("PT-21", "A hearing whose notice was not served is not held.", Hearing, Hold("Open", "2005-05-30", "hear1") with { Given = world => world.Penalty.Hearing = Set with { NoticeServedOn = null } }, "hearing.not-announced"),
        new("PT-21", "The presider opens it on its day.", Hearing, Hold("Open", "2005-05-30", "hear1")),
        new("PT-21", "So may the member.", Hearing, Hold("Open", "2005-05-30", "hear2")),
        new("PT-21", "Nobody else.", Hearing, Hold("Open", "2005-05-30", "legal"), "hearing.not-on-panel"),
        new("PT-21", "Not the day before.", Hearing, Hold("Open", "2005-05-29", "hear1"), "hearing.before-its-day"),
        new("T-21", "Not when its notice came too late.", Hearing, Hold("Open", "2005-05-30", "hear1") with { Given = world => world.Penalty.Hearing = Set with { NoticeServedOn = new LocalDate(2005, 5, 23) } }, "hearing.too-early"),
        new("PT-22", "A unit that stays away on that day waives it.", Hearing, Hold("Absent", "2005-05-30", "hear1")),
        new("PT-22", "It cannot stay away before.", Hearing, Hold("Absent", "2005-05-29", "hear1"), "hearing.before-its-day"),
        new("PT-22", "It may withdraw its request at any time.", Hearing, Hold("Withdraw", "2005-05-25", "hear1")),
        new("PT-46", "A hearing that is postponed needs another day.", Hearing, Hold("Postpone", "2005-05-25", "hear1")),
        new("PT-46", "Every interruption counts.", Hearing, Hold("Postpone", "2005-05-25", "hear1") with { Given = world => world.Penalty.Hearing = Set with { Interruptions = 1 } }),

        new("PT-23", "The panel reports what it heard, with the presider's opinion.", Report, Hold("Conclude", "2005-05-30", "hear1", new() { ["opinion"] = "维持处罚意见" })),
        new("42", "A signature that was refused needs a witness.", Report, Hold("Conclude", "2005-05-30", "hear1", new() { ["signatureRefused"] = true }), "inspection.witness-missing"),
        new("PT-46", "It may be suspended, signed or not: another day is set.", Report, Hold("Suspend", "2005-05-30", "hear1", new() { ["signatureRefused"] = true })),
        new("PT-47", "Or terminated.", Report, Hold("Terminate", "2005-05-30", "hear1")),
        new("PT-47", "By the panel alone.", Report, Hold("Terminate", "2005-05-30", "off1"), "hearing.not-on-panel"),
    ];

    private static Hearing Asked => new() { RequestedOn = new LocalDate(2005, 5, 20) };

    private static Hearing Set => Asked with { AcceptedOn = new LocalDate(2005, 5, 20), Date = new LocalDate(2005, 5, 30), PresiderId = "hear1", MemberId = "hear2", RecorderId = "hear3", NoticeServedOn = new LocalDate(2005, 5, 20) };

    private static Ask Answer(string outcome, string today, string? ground = null) => new(outcome, today, "legal", new() { ["ground"] = ground }) { Given = world => world.Penalty.Hearing = Asked, Reason = "非当事人" };

    private static Ask Arrange(string date, JsonObject? more = null)
    {
        var form = new JsonObject { ["date"] = date, ["presider"] = "hear1", ["recorder"] = "hear3" };
        foreach (var (name, value) in more ?? [])
            form[name] = value?.DeepClone();
        return new("Arrange", "2005-05-20", "legal", form) { Given = world => world.Penalty.Hearing = Asked };
    }

    private static Ask Hold(string outcome, string today, string actor, JsonObject? form = null) => new(outcome, today, actor, form) { Given = world => world.Penalty.Hearing = Set };
}

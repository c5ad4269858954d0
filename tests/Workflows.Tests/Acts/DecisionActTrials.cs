using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tests.Guards;

namespace Orchestrator.Workflows.Tests.Acts;

/// <summary>The unit's rights, the decision and the payment, in the penalty case that <see cref="PenaltyActTrials"/> describes.</summary>
internal static class DecisionActTrials
{
    private static readonly RightsActs Rights = new();
    private static readonly DefenceReviewActs DefenceReview = new();
    private static readonly DecisionActs Decision = new();
    private static readonly PaymentActs Payment = new();

    public static IReadOnlyList<ActTrial> All { get; } =
    [
        new("PT-13", "The unit states its case.", Rights, new("Defend", Actor: "rep", Form: new() { ["defence"] = "设备已订购" })),
        new("PT-13", "The clerk enters a statement that came by post.", Rights, new("Defend", Actor: "clerk", Form: new() { ["defence"] = "设备已订购" })),
        new("PT-14", "The unit asks for a hearing, and states its case in the same breath.", Rights, new("RequestHearing", Actor: "rep", Form: new() { ["grounds"] = "罚款过重", ["defence"] = "设备已订购" })),
        new("PT-14", "Without a statement, the earlier one stands; a waiver is taken back.", Rights, new("RequestHearing", Actor: "rep") { Given = world => (world.Penalty.Defence, world.Penalty.RightsWaived) = ("设备已订购", true) }),
        new("PT-15", "The unit waives its rights expressly; what it says beside that is no defence.", Rights, new("Waive", Actor: "rep", Form: new() { ["waived"] = true, ["defence"] = "x" })),
        new("G-P3", "A waiver that is not expressed is none.", Rights, new("Waive", Actor: "rep", Form: new() { ["waived"] = false }), "penalty.not-waived"),
        new("G-P3", "Nobody waives for the unit.", Rights, new("Waive", Actor: "clerk", Form: new() { ["waived"] = true }), "penalty.waived-by-other"),
        new("G-P3", "Rights begin with the service of the notice.", Rights, new("Defend", Actor: "rep", Form: new() { ["defence"] = "x" }) { Given = world => world.Penalty.AdvanceNoticeServedOn = null }, "penalty.not-announced"),
        new("T-19", "On the last of the three days a hearing may be asked for.", Rights, new("RequestHearing", "2005-05-23", "rep")),
        new("T-19", "Not on the fourth.", Rights, new("RequestHearing", "2005-05-24", "rep"), "hearing.asked-too-late"),
        new("T-19", "A request received tomorrow is none.", Rights, new("RequestHearing", "2005-05-20", "rep", new() { ["receivedOn"] = "2005-05-21" }), "hearing.request-date-impossible"),
        new("T-19", "Nor one from before the notice.", Rights, new("RequestHearing", "2005-05-20", "rep", new() { ["receivedOn"] = "2005-05-18" }), "hearing.request-date-impossible"),
        new("T-19", "One of the day of the notice is.", Rights, new("RequestHearing", "2005-05-20", "rep", new() { ["receivedOn"] = "2005-05-19", ["postedOn"] = "2005-05-19" })),
        new("T-19", "A letter is not posted after it arrived.", Rights, new("RequestHearing", "2005-05-23", "rep", new() { ["receivedOn"] = "2005-05-20", ["postedOn"] = "2005-05-21" }), "hearing.request-date-impossible"),
        new("T-19", "Nor before the notice that it answers.", Rights, new("RequestHearing", "2005-05-23", "rep", new() { ["receivedOn"] = "2005-05-20", ["postedOn"] = "2005-05-18" }), "hearing.request-date-impossible"),
        new("42", "Who was not told of a hearing has no right to one.", Rights, new("RequestHearing", Actor: "rep") { Given = world => world.Penalty.HearingRight = false }, "hearing.no-right"),
        new("42", "One notice gives one hearing.", Rights, new("RequestHearing", Actor: "rep") { Given = world => world.Penalty.Hearing = Asked with { End = HearingEnd.Held } }, "hearing.used-up"),
        new("42", "One that is pending may be asked for in other words.", Rights, new("RequestHearing", Actor: "rep", Form: new() { ["grounds"] = "罚款过重" }) { Given = world => world.Penalty.Hearing = Asked }),
        new("42", "One that was refused for another reason than time or right may be asked for again.", Rights, new("RequestHearing", Actor: "rep") { Given = world => world.Penalty.Hearing = Asked with { End = HearingEnd.Refused } }),

        new("PT-17", "The officers keep their opinion against the defence; nothing changes.", DefenceReview, Defended("Keep", new() { ["review"] = "不予采纳" })),
        new("PT-18", "They change it, to be reviewed and announced anew; below the threshold the right to a hearing ends.", DefenceReview, Defended("Change", new() { ["fine"] = 5_000 }, world => (world.Penalty.AdvanceNoticeId, world.Penalty.RightsWaived) = ("n", true))),
        new("PT-18", "Changed within the right to a hearing it stays one.", DefenceReview, Defended("Change", new() { ["fine"] = 10_000, ["warning"] = false })),
        new("G-P4", "A defence does not make the penalty heavier, not by one yuan.", DefenceReview, Defended("Change", new() { ["fine"] = 12_001 }), "penalty.heavier-than-announced"),
        new("G-P4", "Nor by a kind that was not announced.", DefenceReview, Defended("Change", new() { ["confiscation"] = 1 }), "penalty.heavier-than-announced"),
        new("G-P4", "Nor by a stop.", DefenceReview, Defended("Change", new() { ["stopDays"] = 1 }), "penalty.heavier-than-announced"),
        new("G-P4", "Nor by a warning.", DefenceReview, Defended("Change", new() { ["fine"] = 100 }, world => world.Penalty.Proposed = new PenaltyContent { Fine = 12_000 }), "penalty.heavier-than-announced"),
        new("G-P2", "Nor outside the law.", DefenceReview, Defended("Change", new() { ["warning"] = false }), "penalty.empty"),
        new("G-P4", "There must be a defence to review.", DefenceReview, new("Keep", Actor: "off1"), "penalty.no-defence"),
        new("G-P1", "They hear that first, however heavy.", DefenceReview, Defended("Change", new() { ["fine"] = 12_001 }) with { Actor = "off3" }, "officers.not-yours"),
        new("G-P1", "Others do not review it.", DefenceReview, Defended("Keep", []) with { Actor = "off3" }, "officers.not-yours"),

        new("PT-25", "The commander decides the penalty as announced; a payment of an earlier decision no longer counts.", Decision, Decide(new() { ["fine"] = 9_000, ["stopScope"] = "全部互联网接入服务" }, world => (world.Penalty.PaidOn, world.Penalty.SurchargePaid) = (new LocalDate(2005, 5, 1), 3))),
        new("PT-25", "The whole that was announced, discussed by the heads.", Decision, Decide(new() { ["fine"] = 12_000 }, Discussed)),
        new("PT-26", "Or imposes none: minor, and put right in time.", Decision, Decide(new() { ["ground"] = "minor" }, outcome: "NoPenalty")),
        new("33", "Sparing a first slight violation was not law in 2005.", Decision, Decide(new() { ["ground"] = "first-slight" }, outcome: "NoPenalty"), "penalty.ground-not-yet-law"),
        new("33", "Nor was sparing one without fault.", Decision, Decide(new() { ["ground"] = "no-fault" }, outcome: "NoPenalty"), "penalty.ground-not-yet-law"),
        new("33", "Under the law of 2021 it is.", Decision, Decide(new() { ["ground"] = "no-fault" }, Modern, "NoPenalty", "2026-05-28")),
        new("33", "A ground for sparing does not stand in the way of a penalty.", Decision, Decide(new() { ["ground"] = "first-slight", ["fine"] = 100 })),
        new("PT-27", "Sent back, nothing is decided; what forbids a decision does not forbid that.", Decision, new("SendBack") { Given = world => (world.Penalty.ReviewedAt, world.EvidenceInDoubt) = (null, 1) }),
        new("PT-49", "A request for a hearing that was posted in time arrives before the decision.", Decision, new("RequestHearing", "2005-05-30", Form: new() { ["receivedOn"] = "2005-05-30", ["postedOn"] = "2005-05-23" }) { Given = world => world.Penalty.RightsWaived = true }),
        new("T-19", "One posted too late does not hold up the decision.", Decision, new("RequestHearing", "2005-05-30", Form: new() { ["postedOn"] = "2005-05-24" }), "hearing.asked-too-late"),
        new("G-P5", "The lead officer does not decide.", Decision, Decide(new() { ["fine"] = 100 }) with { Actor = "off1" }, "penalty.own-case"),
        new("G-P5", "And hears that first, reviewed or not.", Decision, Decide(new() { ["fine"] = 100 }, world => world.Penalty.ReviewedAt = null) with { Actor = "off1" }, "penalty.own-case"),
        new("G-P3", "While the rights run nobody asks how much.", Decision, Decide(new() { ["fine"] = 15_001 }, today: "2005-05-25"), "penalty.rights-running"),
        new("G-P5", "Whoever reviewed does not decide, nor send back.", Decision, new("SendBack", Actor: "legal"), "penalty.own-review"),
        new("G-P5", "Without review nothing is decided.", Decision, Decide(new() { ["fine"] = 100 }, world => world.Penalty.ReviewedAt = null), "penalty.not-reviewed"),
        new("§2.1", "Nor while two laws compete.", Decision, Decide(new() { ["fine"] = 100 }, today: "2006-03-01"), "penalty.law-undecided"),
        new("§0.3", "Nor on evidence that is in doubt.", Decision, Decide(new() { ["fine"] = 100 }, world => world.EvidenceInDoubt = 2), "penalty.evidence-in-doubt"),
        new("G-P2", "Nor before the unit was told.", Decision, Decide(new() { ["fine"] = 100 }, world => world.Penalty.AdvanceNoticeServedOn = null), "penalty.not-announced"),
        new("G-P5", "Nor while a hearing is pending.", Decision, Decide(new() { ["fine"] = 100 }, world => world.Penalty.Hearing = Asked), "hearing.pending"),
        new("G-P5", "A hearing that was withdrawn is awaited no longer.", Decision, Decide(new() { ["fine"] = 100 }, world => world.Penalty.Hearing = Asked with { End = HearingEnd.Withdrawn })),
        new("G-P5", "Nor one at which the unit was absent.", Decision, Decide(new() { ["fine"] = 100 }, world => world.Penalty.Hearing = Asked with { End = HearingEnd.Absent })),
        new("G-P5", "Nor one that was refused.", Decision, Decide(new() { ["fine"] = 100 }, world => world.Penalty.Hearing = Asked with { End = HearingEnd.Refused })),
        new("G-P5", "Nor one that was terminated.", Decision, Decide(new() { ["fine"] = 100 }, world => world.Penalty.Hearing = Asked with { End = HearingEnd.Terminated })),
        new("G-P3", "The rights and the mail buffer run until the end of 2005-05-25.", Decision, Decide(new() { ["fine"] = 100 }, today: "2005-05-25"), "penalty.rights-running"),
        new("G-P3", "A waiver ends them.", Decision, Decide(new() { ["fine"] = 100 }, world => world.Penalty.RightsWaived = true, today: "2005-05-20")),
        new("G-P3", "Without a right to a hearing a defence that was made ends them too.", Decision, Decide(new() { ["fine"] = 100 }, world => (world.Penalty.HearingRight, world.Penalty.Defence) = (false, "x"), today: "2005-05-20")),
        new("G-P3", "With it a defence does not: a hearing may still be asked for.", Decision, Decide(new() { ["fine"] = 100 }, world => world.Penalty.Defence = "x", today: "2005-05-20"), "penalty.rights-running"),
        new("G-P3", "Without a defence the time for one is awaited.", Decision, Decide(new() { ["fine"] = 100 }, world => world.Penalty.HearingRight = false, today: "2005-05-20"), "penalty.rights-running"),
        new("G-P9", "On the last day to decide no reason is asked for.", Decision, Decide(new() { ["fine"] = 100 }, today: "2005-07-18")),
        new("G-P9", "On the day after the delay is explained.", Decision, Decide(new() { ["fine"] = 100 }, today: "2005-07-19"), "penalty.overdue-reason-missing"),
        new("G-P9", "With its reason it is lawful, also where none is imposed.", Decision, Decide(new() { ["overdueReason"] = "鉴定" }, outcome: "NoPenalty", today: "2005-07-19")),
        new("G-P9", "A case that was not filed has no time to run out.", Decision, Decide(new() { ["fine"] = 100 }, world => world.Penalty.FiledOn = null, today: "2005-07-19")),
        new("G-P3", "The mail buffer begins after the longer of the two periods, that of 2021 for a hearing five working days.", Decision, Decide(new() { ["violation"] = "V15", ["fine"] = 100 }, Modern, today: "2026-05-25"), "penalty.rights-running"),
        new("G-P3", "After it the decision is lawful.", Decision, Decide(new() { ["fine"] = 100 }, Modern, today: "2026-05-27")),
        new("G-P2", "Nothing is decided over the ceiling.", Decision, Decide(new() { ["fine"] = 15_001 }), "penalty.fine-too-high"),
        new("G-P4", "Nor over what was announced.", Decision, Decide(new() { ["fine"] = 12_001 }), "penalty.heavier-than-announced"),
        new("裁量", "Nor over the band of the factors on file.", Decision, Decide(new() { ["fine"] = 4_501 }, world => world.Penalty.Factors = new DiscretionFactors { Coerced = true }), "penalty.should-be-lighter"),
        new("裁量", "Without factors on file no band is asked for.", Decision, Decide(new() { ["fine"] = 4_501 })),
        new("G-P7", "What another authority has fined is not fined.", Decision, Decide(new() { ["fine"] = 1, ["finedElsewhere"] = true }), "penalty.fined-twice"),
        new("G-P7", "But warned it may be.", Decision, Decide(new() { ["fine"] = 0, ["finedElsewhere"] = true })),
        new("G-P6", "A fine with a right to a hearing is discussed first.", Decision, Decide(new() { ["fine"] = 10_000 }), "penalty.not-discussed"),
        new("G-P6", "So is a complex case, however small the penalty.", Decision, Decide(new() { ["fine"] = 1 }, world => world.Penalty.IsComplex = true), "penalty.not-discussed"),
        new("G-P6", "So is the revocation of a licence.", Decision, Decide(new() { ["fine"] = 1 }, world => world.Penalty.ProposesRevocation = true), "penalty.not-discussed"),
        new("G-P6", "So is a stop of one day.", Decision, Decide(new() { ["stopDays"] = 1 }, world => world.Penalty.Proposed = new PenaltyContent { Warning = true, StopDays = 1 }), "penalty.not-discussed"),
        new("G-P6", "What imposes no penalty needs no discussion.", Decision, Decide(new() { ["fine"] = 10_000 }, world => world.Penalty.IsComplex = true, "NoPenalty")),

        new("T-26", "On the last day to pay the fine is paid without surcharge.", Payment, Pay("2005-06-06", 12_000)),
        new("T-27", "On the day after with 3 % of it.", Payment, Pay("2005-06-07", 12_360)),
        new("T-27", "Less is not enough, and the form says what is due.", Payment, Pay("2005-06-07", 12_000), "payment.amount-wrong"),
        new("T-27", "More is too much.", Payment, Pay("2005-06-06", 12_000.01m), "payment.amount-wrong"),
        new("T-27", "Of a confiscation no surcharge is taken.", Payment, Pay("2005-06-07", 800, world => world.Penalty.Decided = new PenaltyContent { Confiscation = 800 })),
        new("T-27", "Fine and confiscation are paid together; the surcharge is of the fine.", Payment, Pay("2005-06-07", 1_830, world => world.Penalty.Decided = new PenaltyContent { Fine = 1_000, Confiscation = 800 })),
        new("T-26", "Where no last day was set there is no surcharge.", Payment, Pay("2005-06-30", 12_000, world => world.Penalty.PaymentDueOn = null)),
        new("T-26", "It may be paid on the day of service.", Payment, Pay("2005-05-20", 12_000)),
        new("T-26", "Not before.", Payment, Pay("2005-05-19", 12_000), "payment.date-impossible"),
        new("T-26", "Nor tomorrow.", Payment, Pay("2005-07-01", 12_000), "payment.date-impossible"),
        new("T-26", "A decision that was not served asks for no payment.", Payment, Pay("2005-06-06", 12_000, world => world.Penalty.DecisionServedOn = null), "payment.nothing-due"),
        new("T-26", "Where nothing was decided nothing is due.", Payment, Pay("2005-06-06", 12_000, world => world.Penalty.Decided = null), "payment.nothing-due"),
    ];

    private static Hearing Asked => new() { RequestedOn = new LocalDate(2005, 5, 20) };

    private static Ask Defended(string outcome, JsonObject form, Action<GuardWorld>? given = null) => new(outcome, Actor: "off1", Form: form)
    {
        Given = world =>
        {
            world.Penalty.Defence = "设备已订购";
            given?.Invoke(world);
        },
    };

    private static Ask Decide(JsonObject form, Action<GuardWorld>? given = null, string outcome = "Penalise", string today = "2005-05-26") => new(outcome, today, Form: form) { Given = given };

    private static Ask Pay(string day, decimal amount, Action<GuardWorld>? given = null) => new("Paid", "2005-06-30", "clerk", new() { ["paidOn"] = day, ["amount"] = amount })
    {
        Given = world =>
        {
            world.Decided();
            given?.Invoke(world);
        },
    };

    private static void Discussed(GuardWorld world) => world.Penalty.CollectivelyDiscussed = true;

    // The same case under today's law, so that no two laws compete.
    private static void Modern(GuardWorld world)
    {
        world.Profile = "LP-2026A";
        world.Penalty.FiledOn = world.Penalty.AdvanceNoticeServedOn = new LocalDate(2026, 5, 15);
    }
}

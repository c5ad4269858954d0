using System.Text.Json.Nodes;
using NodaTime;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards.Hearings;
using Orchestrator.Workflows.Guards.Penalties;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Tests.Guards;

/// <summary>The guards of the penalty case and its hearing. The advance notice was served on Thursday, 2005-05-19.</summary>
internal static class PenaltyGuardTrials
{
    private static readonly LocalDate Served = new(2005, 5, 19);

    public static IReadOnlyList<GuardTrial> All { get; } =
    [
        new(new NothingIsDecidedOnEvidenceInDoubt(), new("Penalise"), new("Penalise") { Given = world => world.EvidenceInDoubt = 1 }, "penalty.evidence-in-doubt"),
        new(new OnlyWhoWasToldOfAHearingAsksForOne(), new("RequestHearing"), new("RequestHearing") { Given = world => world.Penalty.HearingRight = false }, "hearing.no-right"),
        new(new AHearingIsAskedForInTime(), new("RequestHearing", "2005-05-23", Form: new() { ["receivedOn"] = "2005-05-23" }), new("RequestHearing", "2005-05-24", Form: new() { ["receivedOn"] = "2005-05-24" }), "hearing.asked-too-late"),
        new(new OneNoticeGivesOneHearing(), new("RequestHearing") { Given = world => world.Penalty.Hearing = Asked with { End = HearingEnd.Withdrawn } }, new("RequestHearing") { Given = world => world.Penalty.Hearing = Asked with { End = HearingEnd.Held } }, "hearing.used-up"),
        new(new AHearingIsRefusedOnlyForWantOfRightOrTime(), new("Refuse", Form: new() { ["ground"] = "not-party" }) { Given = world => world.Penalty.Hearing = Asked }, new("Refuse", Form: new() { ["ground"] = "too-late" }) { Given = world => world.Penalty.Hearing = Asked }, "hearing.must-be-accepted"),
        new(new SilenceAcceptsAHearing(), new("Refuse", "2005-05-23") { Given = world => world.Penalty.Hearing = Asked }, new("Refuse", "2005-05-24") { Given = world => world.Penalty.Hearing = Asked }, "hearing.deemed-accepted"),
        new(new NoInvestigatorSitsOnThePanel(), new("Arrange", Form: Panel("hear1", "hear2", "hear3")), new("Arrange", Form: Panel("off1", "hear2", "hear3")), "hearing.panel-investigated"),
        new(new AHearingIsAnnouncedTheFullTimeBefore(), new("Arrange", "2005-05-20", Form: new() { ["date"] = "2005-05-28" }) { Given = world => world.Penalty.Hearing = Asked }, new("Arrange", "2005-05-20", Form: new() { ["date"] = "2005-05-27" }) { Given = world => world.Penalty.Hearing = Asked }, "hearing.too-early"),
        new(new AHearingAfterTenDaysGivesItsReason(), new("Arrange", Form: new() { ["date"] = "2005-05-31", ["lateReason"] = "x" }) { Given = world => world.Penalty.Hearing = Asked }, new("Arrange", Form: new() { ["date"] = "2005-05-31" }) { Given = world => world.Penalty.Hearing = Asked }, "hearing.late-reason-missing"),
        new(new OnlyThePanelHoldsTheHearing(), new("Open", Actor: "hear1") { Given = world => world.Penalty.Hearing = Set }, new("Open", Actor: "off1") { Given = world => world.Penalty.Hearing = Set }, "hearing.not-on-panel"),
        new(new AHearingIsNotHeldBeforeItsDay(), new("Open", "2005-05-30") { Given = world => world.Penalty.Hearing = Set }, new("Open", "2005-05-29") { Given = world => world.Penalty.Hearing = Set }, "hearing.before-its-day"),
        new(new AfterAHearingItsReportIsNeeded(), new("Penalise") { Given = world => world.Penalty.Hearing = Set with { End = HearingEnd.Held, ReportedOn = Served } }, new("Penalise") { Given = world => world.Penalty.Hearing = Set }, "hearing.pending"),
        new(new ADiscussionIsHeldByThreeAtLeast(), new("Record", Form: new() { ["participants"] = "甲、乙、丙" }), new("Record", Form: new() { ["participants"] = "甲、乙" }), "discussion.too-few"),
        new(new AnInvestigationEndsOnALawfulGround(), new("Terminate", Form: new() { ["ground"] = "time-barred", ["actEndedOn"] = "2003-01-01" }), new("Terminate", Form: new() { ["ground"] = "time-barred", ["actEndedOn"] = "2005-01-01" }), "penalty.not-time-barred"),
        new(new AnInterviewSaysFromWhenToWhen(), Interviewed("2005-05-19", "9:30", "11:05"), Interviewed("2005-05-19", "11:05", "9:30"), "interview.times"),
        new(new AnInterviewSaysFromWhenToWhen(), Interviewed("2005-05-19", "9:30", "9:31"), Interviewed("2005-05-19", "9:30", "9:30"), "interview.times"),
        new(new AnInterviewSaysFromWhenToWhen(), Interviewed("2005-05-20", "8:00", "9:00"), Interviewed("2005-05-21", "8:00", "9:00"), "interview.times"),
        new(new AnInterviewSaysFromWhenToWhen(), new("Conclude"), Interviewed("2005-05-19", "上午", "9:30"), "interview.times"),
        new(new ANameAloneIdentifiesNobody(), Known("居民身份证000000000000000001"), Known("居民身份证"), "interview.identity"),
        new(new ANameAloneIdentifiesNobody(), new("Conclude"), Known(null), "interview.identity"),
        new(new ANameAloneIdentifiesNobody(), Known(null, "first"), Known(null, "document"), "interview.identity"),
        new(new ANameAloneIdentifiesNobody(), Known(null, "again", post: "经理"), Known(null, "again", post: "店长"), "interview.not-before"),
        new(new ANameAloneIdentifiesNobody(), Known("护照G00000001", "again", post: "店长"), Known("", "again", post: "店长"), "interview.not-before"),
        new(new WhoAsksToKeepEvidenceDoesNotApproveIt(), new("Approve", Actor: "lead"), new("Approve", Actor: "off1"), "preservation.own-case"),
        new(new WhoAsksToKeepEvidenceDoesNotApproveIt(), new("Return", Actor: "lead"), new("Approve", Actor: "off2"), "preservation.own-case"),
        new(new OfEachPieceKeptOneThingIsDecided(), Disposed(new() { ["returned"] = "1", ["filed"] = "2" }), Disposed(new() { ["returned"] = "1" }), "preservation.pieces"),
        new(new OfEachPieceKeptOneThingIsDecided(), Disposed(new() { ["returned"] = "2、1" }), Disposed(new() { ["returned"] = "1、2", ["filed"] = "2" }), "preservation.pieces"),
        new(new OfEachPieceKeptOneThingIsDecided(), Disposed(new() { ["returned"] = "1,2" }), Disposed(new() { ["returned"] = "1、2、3" }), "preservation.pieces"),
        new(new OfEachPieceKeptOneThingIsDecided(), Disposed(new() { ["handedOver"] = "1 2", ["authority"] = "工商局" }), Disposed(new() { ["handedOver"] = "1、2" }), "preservation.authority"),
        new(new OfEachPieceKeptOneThingIsDecided(), Disposed(new() { ["seized"] = "1、2", ["seizureNo"] = "扣1" }), Disposed(new() { ["seized"] = "1、2" }), "preservation.seizure"),
        new(new OfEachPieceKeptOneThingIsDecided(), Disposed(new() { ["returned"] = "1、2" }), Disposed(new() { ["returned"] = "一、二" }), "preservation.pieces"),
        new(new NoPenaltyIsImposedAfterTheLimitation(), new("Conclude", Form: new() { ["actEndedOn"] = "2005-01-01" }), new("Conclude", Form: new() { ["actEndedOn"] = "2003-01-01" }), "penalty.time-barred"),
        new(new WhoProposesAnEndingDoesNotApproveIt(), new("Approve", Actor: "lead"), new("Approve", Actor: "off1"), "penalty.own-case"),
        new(new OnlySmallPenaltiesAreImposedOnTheSpot(), Spot("V12", 1_000), Spot("V12", 1_001), "spot.too-heavy"),
        new(new OnlySmallPenaltiesAreImposedOnTheSpot(), Spot("V15", 3_000, "LP-2026A"), Spot("V12", 3_000), "spot.too-heavy"),
        new(new OnlySmallPenaltiesAreImposedOnTheSpot(), Spot("V01", 0), Spot("V01", 500), "penalty.fine-needs-lapse"),
        new(new OnlySmallPenaltiesAreImposedOnTheSpot(), Spot("V07", 0), Spot("V07", 0, isHeard: false), "spot.not-heard"),
        new(new AReceiptClosesATransfer(), new("Received", Form: new() { ["receipt"] = "1", ["receivedOn"] = "2005-05-20" }), new("Received", Form: new() { ["receipt"] = "1", ["receivedOn"] = "2006-05-20" }), "transfer.receipt-missing"),
        new(new SparingRestsOnAGroundOfItsTime(), new("NoPenalty", Form: new() { ["ground"] = "minor" }), new("NoPenalty", Form: new() { ["ground"] = "first-slight" }), "penalty.ground-not-yet-law"),
        new(new TheFineKeepsToTheBandOfItsFactors(), new("Conclude", Form: new() { ["fine"] = 12_000, ["grave"] = true }), new("Conclude", Form: new() { ["fine"] = 12_000, ["grave"] = false }), "penalty.too-heavy"),
        new(new RepetitionIsCountedNotSaid(), new("Conclude", Form: new() { ["repeated"] = true }) { Given = world => world.Earlier = [new(2005, 1, 4), new(2005, 3, 1)] }, new("Conclude", Form: new() { ["repeated"] = true }) { Given = world => world.Earlier = [new(2005, 3, 1)] }, "penalty.not-repeated"),
        new(new ALateDecisionGivesItsReason(), new("Penalise"), new("Penalise", "2005-08-01"), "penalty.overdue-reason-missing"),
        new(new GraveCasesAreDiscussedTogether(), new("Penalise", Form: new() { ["fine"] = 9_999 }), new("Penalise", Form: new() { ["fine"] = 10_000 }), "penalty.not-discussed"),
        new(new NothingIsDecidedBeforeTheUnitWasTold(), new("Penalise"), new("Penalise") { Given = world => world.Penalty.AdvanceNoticeServedOn = null }, "penalty.not-announced"),
        new(new NothingIsDecidedWhileTwoLawsCompete(), new("Penalise", "2006-02-28"), new("Penalise", "2006-03-01"), "penalty.law-undecided"),
        new(new NothingIsDecidedWhileTwoLawsCompete(), new("Penalise", "2006-03-01") { Given = world => world.Case.LawSettledUnder = "LP-2006" }, new("NoPenalty", "2006-03-01"), "penalty.law-undecided"),
        new(new NothingIsDecidedWithoutLegalReview(), new("Penalise"), new("Penalise") { Given = world => world.Penalty.ReviewedAt = null }, "penalty.not-reviewed"),
        new(new OneActIsFinedOnce(), new("Penalise", Form: new() { ["fine"] = 1_000 }), new("Penalise", Form: new() { ["fine"] = 1_000, ["finedElsewhere"] = true }), "penalty.fined-twice"),
        new(new OnlyADefenceThatWasMadeIsReviewed(), new("Keep") { Given = world => world.Penalty.Defence = "x" }, new("Keep"), "penalty.no-defence"),
        new(new OnlyAProposedPenaltyIsReviewed(), new("Pass"), new("Pass") { Given = world => world.Penalty.Proposed = null }, "penalty.nothing-to-review"),
        new(new RightsAreUsedOrWaivedAfterTheNotice(), new("Waive", Form: new() { ["waived"] = true }), new("Waive", Form: new() { ["waived"] = false }), "penalty.not-waived"),
        new(new OnlyTheUnitItselfWaivesItsRights(), new("Waive", Actor: "rep"), new("Waive", Actor: "clerk"), "penalty.waived-by-other"),
        new(new OnlyTheUnitItselfWaivesItsRights(), new("Defend", Actor: "clerk"), new("Waive", Actor: "clerk"), "penalty.waived-by-other"),
        new(new TheDecisionIsNeverHeavierThanAnnounced(), new("Penalise", Form: new() { ["fine"] = 12_000 }), new("Penalise", Form: new() { ["fine"] = 12_001 }), "penalty.heavier-than-announced"),
        new(new ThePenaltyKeepsToKindsAndCeilings(), new("Conclude", Form: new() { ["fine"] = 15_000 }), new("Conclude", Form: new() { ["fine"] = 15_001 }), "penalty.fine-too-high"),
        new(new TheRightsPeriodAndTheMailMustBeOver(), new("Penalise", "2005-05-26"), new("Penalise", "2005-05-25"), "penalty.rights-running"),
        new(new TwoDifferentOfficersInvestigate(), new("Conclude", Actor: "off1"), new("Conclude", Actor: "off3"), "officers.not-yours"),
        new(new TwoOfficersAreAssignedBeforeFiling(), new("Approve"), new("Approve") { Given = world => world.Penalty.CoOfficerId = null }, "officers.not-assigned"),
        new(new WhoInvestigatesNeitherReviewsNorDecides(), new("Penalise", Actor: "cmd"), new("Penalise", Actor: "off2"), "penalty.own-case"),
        new(new WhoReviewsDoesNotDecide(), new("Penalise", Actor: "cmd"), new("Penalise", Actor: "legal"), "penalty.own-review"),
    ];

    private static Hearing Asked => new() { RequestedOn = new LocalDate(2005, 5, 20) };

    private static Hearing Set => Asked with { AcceptedOn = new LocalDate(2005, 5, 20), Date = new LocalDate(2005, 5, 30), PresiderId = "hear1", RecorderId = "hear3", NoticeServedOn = new LocalDate(2005, 5, 20) };

    private static JsonObject Panel(string presider, string member, string recorder) => new() { ["presider"] = presider, ["member"] = member, ["recorder"] = recorder };

    private static Ask Disposed(JsonObject form) => new("Decide", Actor: "lead", Form: form) { Given = world => world.Notice(NoticeStatus.Served, "D10", data: """{"items":["服务器","交换机"]}""") };

    private static Ask Interviewed(string day, string from, string to) => new("Interview", Form: new() { ["day"] = day, ["from"] = from, ["to"] = to });

    // Of an interview, after one of a manager who showed no document.
    private static Ask Known(string? identity, string? known = null, string post = "经理")
    {
        static JsonObject Form(string? identity, string? known, string post) => new() { ["interviewee"] = "张三", ["employer"] = "某公司", ["identity"] = identity, ["known"] = known, ["post"] = post };
        return new("Interview", Form: Form(identity, known, post)) { Given = world => world.Acts.Add(new ActTaken("penalty-investigation", "Interview", "王警官", default, new FormValues(Form(null, "first", "经理")))) };
    }

    private static Ask Spot(string violation, int fine, string profile = "LP-2005", bool isHeard = true) =>
        new("OnTheSpot", Form: new() { ["violation"] = violation, ["facts"] = "x", ["fine"] = fine, ["heard"] = isHeard }) { Given = world => world.Profile = profile };
}

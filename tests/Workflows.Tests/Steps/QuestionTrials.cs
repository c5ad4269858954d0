using NodaTime;
using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tests.Guards;

namespace Orchestrator.Workflows.Tests.Steps;

/// <summary>The questions of fact at which a case parts: what makes the answer Yes, and what does not.</summary>
internal static class QuestionTrials
{
    public static IReadOnlyList<StepTrial> All { get; } =
    [
        .. Both("TR-24", "findings-open", "A finding that is not fixed is open.", desk => desk.Add(FindingOf("f", FindingStatus.Fixed), FindingOf("g", FindingStatus.Open)),
            "Not one that is fixed, nor another case's.", desk => desk.Add(FindingOf("f", FindingStatus.Fixed), FindingOf("g", FindingStatus.Open, "other"))),
        .. Penalty("T-19", "hearing-right", "The intended penalty reaches the threshold of a hearing.", penalty => penalty.HearingRight = true, "It does not.", penalty => penalty.HearingRight = false),
        .. Penalty("TR-P11", "discussion-required", "Grave cases are discussed together.", penalty => (penalty.Proposed, penalty.IsComplex) = (new PenaltyContent { Warning = true }, true), "Without a proposal there is nothing to discuss.", penalty => (penalty.Proposed, penalty.IsComplex) = (null, true)),
        new("TR-P11", "A simple case with a small fine needs no discussion.", Ask("discussion-required"), No, desk => desk.InThePenaltyCase(penalty => penalty.Proposed = new PenaltyContent { Warning = true })),
        .. Penalty("T-20", "hearing-open", "A hearing was asked for and has not ended.", penalty => penalty.Hearing = Asked(), "It has ended.", penalty => penalty.Hearing = Asked() with { End = HearingEnd.Held }),
        new("T-20", "Nobody asked for one.", Ask("hearing-open"), No, desk => desk.InThePenaltyCase()),
        .. Penalty("T-20", "hearing-accepted", "Two days after the request silence accepts it.", penalty => penalty.Hearing = Asked() with { RequestedOn = new LocalDate(2005, 5, 17) }, "Before that it does not.", penalty => penalty.Hearing = Asked() with { RequestedOn = new LocalDate(2005, 5, 18) }),
        new("T-20", "Without a request nothing is accepted.", Ask("hearing-accepted"), No, desk => desk.InThePenaltyCase()),
        .. Penalty("T-21", "hearing-announced", "The notice of the hearing reaches the unit seven days before.", penalty => penalty.Hearing = Announced(20), "A day less is too late.", penalty => penalty.Hearing = Announced(21)),
        new("T-21", "Without a hearing nothing is announced.", Ask("hearing-announced"), No, desk => desk.InThePenaltyCase()),
        .. Penalty("T-22", "hearing-held", "A hearing was held.", penalty => penalty.Hearing = Asked() with { End = HearingEnd.Held }, "It was withdrawn.", penalty => penalty.Hearing = Asked() with { End = HearingEnd.Withdrawn }),
        .. Penalty("PX1", "ending-decided", "An ending without a penalty is approved.", penalty => penalty.Ending = EndingOf(EndingKind.Terminate, 19), "It is proposed alone.", penalty => penalty.Ending = EndingOf(EndingKind.Terminate, null)),
        .. Penalty("PX2", "transfer", "It goes to another authority.", penalty => penalty.Ending = EndingOf(EndingKind.Transfer, null), "It ends otherwise.", penalty => penalty.Ending = EndingOf(EndingKind.Terminate, 19)),
        .. Penalty("T-26", "payment-due", "A fine is due.", penalty => penalty.Decided = new PenaltyContent { Fine = 1 }, "A warning costs nothing.", penalty => penalty.Decided = new PenaltyContent { Warning = true }),
        new("T-26", "What is confiscated is due.", Ask("payment-due"), Yes, desk => desk.InThePenaltyCase(penalty => penalty.Decided = new PenaltyContent { Confiscation = 1 })),
        .. Penalty("T-33", "stop-ordered", "The decision stops the unit.", penalty => penalty.Decided = new PenaltyContent { StopDays = 1 }, "It does not.", penalty => penalty.Decided = new PenaltyContent { Fine = 100 }),
        .. Penalty("P21", "performed", "A fine that was paid is performed.", penalty => (penalty.Decided, penalty.PaidOn) = (new PenaltyContent { Fine = 100 }, new LocalDate(2005, 5, 19)), "One that was not is not.", penalty => penalty.Decided = new PenaltyContent { Fine = 100 }),
        .. Under("T-28", "demand-required", "Since the law on compulsion a demand comes first.", "LP-2012", "Before it none did.", "LP-2005"),
        .. Penalty("PX4", "revoked", "The decision was revoked.", penalty => penalty.Enforcement = new Enforcement { Revocation = Revoked(decided: true) }, "It was asked for alone.", penalty => penalty.Enforcement = new Enforcement { Revocation = Revoked(decided: false) }),
        .. Penalty("PX4", "redo-ordered", "It is to be decided anew.", penalty => penalty.Enforcement = new Enforcement { Revocation = Revoked(decided: true) with { Redo = true } }, "It is not.", penalty => penalty.Enforcement = new Enforcement { Revocation = Revoked(decided: true) }),
        new("D03", "A table of second-level units was filed.", Ask("second-level-declared"), Yes, desk => desk.Add(TableOf("d1", isSuperseded: true), TableOf("d2"))),
        new("D03", "One that was replaced or is another unit's is none.", Ask("second-level-declared"), No, desk => desk.Add(TableOf("d1", isSuperseded: true), TableOf("d2", "other"))),
        new("D09", "Somebody is interviewed for the first time.", Ask("first-interview"), Yes, desk => desk.InThePenaltyCase().Interviewed(18, "李四", "身份证00001").Interviewed(19, "王五", "身份证00002")),
        new("D09", "Or once more, however the document is called.", Ask("first-interview"), No, desk => desk.InThePenaltyCase().Interviewed(18, "李四", "居民身份证 00001").Interviewed(19, "王五", "身份证00002").Interviewed(20, "李四", "身份证：００００１")),
        new("D09", "Somebody of the same name is somebody else.", Ask("first-interview"), Yes, desk => desk.InThePenaltyCase().Interviewed(18, "李四", "身份证00001").Interviewed(20, "李四", "身份证00002")),
        new("D09", "Without a document it is as the officers say: for the first time.", Ask("first-interview"), Yes, desk => desk.InThePenaltyCase().Interviewed(18, "李四", known: "first").Interviewed(20, "李四", known: "first")),
        new("D09", "Or again.", Ask("first-interview"), No, desk => desk.InThePenaltyCase().Interviewed(18, "李四", known: "first").Interviewed(20, "李四", known: "again")),
        new("D09", "Who showed a document is not the one who showed none.", Ask("first-interview"), Yes, desk => desk.InThePenaltyCase().Interviewed(18, "李四", "身份证00001").Interviewed(20, "李四", known: "first")),
        .. Penalty("P12", "revocation-proposed", "The licence is proposed for revocation.", penalty => penalty.ProposesRevocation = true, "It is not.", penalty => penalty.ProposesRevocation = false),
        .. Measure("TR-38", "measure-needs-legal", "A transfer is reviewed by the legal officer.", MeasureKind.Transfer, "A suspension is not.", MeasureKind.Suspend),
        .. Measure("TR-38", "measure-of-commander", "The commander decides a transfer.", MeasureKind.Transfer, "The head of the division a suspension.", MeasureKind.Suspend),
        .. Measure("TR-41", "measure-needs-decision", "A suspension is decided.", MeasureKind.Suspend, "To void a file the office needs nobody.", MeasureKind.Void),
        .. Measure("TR-38", "measure-is-transfer", "The case goes to another authority.", MeasureKind.Transfer, "It is suspended.", MeasureKind.Suspend),
        new("TR-38", "A part of it goes.", Ask("measure-is-transfer"), Yes, desk => MeasureOf(desk, MeasureKind.Refer)),
        .. Measure("T-16", "measure-is-recusal", "Somebody is recused.", MeasureKind.Recuse, "The case is suspended.", MeasureKind.Suspend),
        .. Measure("TR-37", "measure-is-resumption", "The case is resumed.", MeasureKind.Resume, "It is suspended.", MeasureKind.Suspend),
        .. Measure("D47", "measure-is-advice", "The unit is advised.", MeasureKind.Advise, "The case is suspended.", MeasureKind.Suspend),
        new("T-35", "A penalty that was imposed on the spot.", Ask("on-the-spot"), Yes, desk => { desk.Inputs[CaseFiles.PenaltyInput] = "q"; desk.Add(OnTheSpot(desk)); }),
        new("T-35", "One by the ordinary procedure.", Ask("on-the-spot"), No, desk => desk.InThePenaltyCase()),
        new("TR-02", "A case that was opened for a lead begins with an officer's look.", Ask("opened-for-lead"), Yes, desk => desk.Inputs[CaseFiles.OpeningInput] = CaseFiles.OpenedForLead),
        new("TR-01", "A case of the register does not.", Ask("opened-for-lead"), No),
        new("TR-32", "The first acceptance failed: the unit may put right and is accepted once more.", Ask("first-acceptance-failed"), Yes, desk => desk.Add(Accepted("a", 1, 1, passed: false))),
        new("TR-33", "The second did: what follows is decided.", Ask("first-acceptance-failed"), No, desk => desk.Add(Accepted("a", 1, 1, passed: false), Accepted("b", 2, 2, passed: false))),
        new("TR-30", "The first was passed.", Ask("first-acceptance-failed"), No, desk => desk.Add(Accepted("a", 1, 1, passed: true))),
        new("TR-32", "Another case's does not count.", Ask("first-acceptance-failed"), No, desk => desk.Add(Accepted("a", 1, 1, passed: false, caseId: "other"))),
        new("TR-14", "An order of more than fifteen days is checked by a legal officer.", Ask("order-needs-legal"), Yes, desk => desk.Add(Order(16))),
        new("TR-14", "One of fifteen is not.", Ask("order-needs-legal"), No, desk => desk.Add(Order(15))),
        new("TR-14", "Of two drafts the later counts.", Ask("order-needs-legal"), Yes, desk => desk.Add(Order(15, "o1", "2005-05-10"), Order(16, "o2", "2005-05-11"))),
        new("TR-14", "An order that is no draft needs none any more, nor does another case's.", Ask("order-needs-legal"), No, desk => desk.Add(Order(16, status: OrderStatus.Approved), Order(16, "o2", caseId: "other"))),
        new("§3", "A question that nobody knows is refused.", Ask("weather"), "stops: question.unknown"),

        new("§3.1", "A case goes the way of its state.", Branch, "goes on by U00"),
        new("§3.1", "A state without a way goes the other.", Branch, "goes on by Default", desk => { desk.Case.MoveTo(UnitCaseState.U10, desk.Now); }),
        new("T-28", "The law that was chosen for the procedure counts, not that of the act.", Ask("demand-required"), Yes, desk => (desk.InThePenaltyCase().Case.LegalProfile, desk.Case.ProcedureProfile) = ("LP-2005", "LP-2012")),
        new("§3.3", "In a penalty case that state counts.", Branch, "goes on by P00", desk => desk.InThePenaltyCase()),
    ];

    private const string Yes = "goes on by Yes";
    private const string No = "goes on by No";

    private static Func<CaseOnTheDesk, Task<string>> Ask(string question) => desk => desk.StepAsync("CheckFile", ("question", question));

    private static Task<string> Branch(CaseOnTheDesk desk) => desk.StepAsync("BranchByState", ("states", new System.Text.Json.Nodes.JsonArray("U00", "P00")));

    private static IEnumerable<StepTrial> Both(string rule, string question, string holds, Action<CaseOnTheDesk> when, string doesNot, Action<CaseOnTheDesk> otherwise) =>
        [new(rule, holds, Ask(question), Yes, when), new(rule, doesNot, Ask(question), No, otherwise)];

    private static IEnumerable<StepTrial> Penalty(string rule, string question, string holds, Action<PenaltyCase> when, string doesNot, Action<PenaltyCase> otherwise) =>
        Both(rule, question, holds, desk => desk.InThePenaltyCase(when), doesNot, desk => desk.InThePenaltyCase(otherwise));

    private static IEnumerable<StepTrial> Under(string rule, string question, string holds, string law, string doesNot, string otherLaw) =>
        Both(rule, question, holds, desk => desk.InThePenaltyCase().Case.LegalProfile = law, doesNot, desk => desk.InThePenaltyCase().Case.LegalProfile = otherLaw);

    private static IEnumerable<StepTrial> Measure(string rule, string question, string holds, MeasureKind kind, string doesNot, MeasureKind other) =>
        Both(rule, question, holds, desk => MeasureOf(desk, kind), doesNot, desk => MeasureOf(desk, other));

    private static void MeasureOf(CaseOnTheDesk desk, MeasureKind kind)
    {
        desk.Inputs[CaseFiles.MeasureInput] = "m";
        desk.Add(GuardWorld.MeasureOf(kind));
    }

    private static Finding FindingOf(string id, FindingStatus status, string caseId = "c") =>
        new() { Id = id, CaseId = caseId, CampaignId = "k", InspectionId = "v", ItemCode = "A04", Gap = "SYS", Severity = "B", Fact = "x", Evidence = "x", Basis = "x", Status = status };

    private static Hearing Asked() => new() { RequestedOn = new LocalDate(2005, 5, 19) };

    private static Hearing Announced(int servedOn) => Asked() with { Date = new LocalDate(2005, 5, 28), NoticeServedOn = new LocalDate(2005, 5, servedOn) };

    private static PenaltyEnding EndingOf(EndingKind kind, int? approvedOn) => new() { Kind = kind, Ground = "x", ApprovedOn = approvedOn is { } day ? new LocalDate(2005, 5, day) : null };

    private static Revocation Revoked(bool decided) => new("x", Redo: false) { DecidedOn = decided ? new LocalDate(2005, 5, 19) : null };

    private static Declaration TableOf(string id, string unit = "u", bool isSuperseded = false) =>
        new() { Id = id, CampaignId = "k", UnitId = unit, Version = 1, FiledAt = default, FiledBy = "rep", IsLate = false, IsZeroReturn = false, Rows = 1, BadRows = 0, IsSuperseded = isSuperseded };

    private static CaseOnTheDesk Interviewed(this CaseOnTheDesk desk, int day, string name, string? identity = null, string? known = null) => desk.Done("penalty-investigation", "Interview", "off1", day, new() { ["interviewee"] = name, ["identity"] = identity, ["employer"] = "某公司", ["post"] = "经理", ["known"] = known });

    private static PenaltyCase OnTheSpot(CaseOnTheDesk desk) =>
        new() { Id = "q", CaseId = "c", CampaignId = "k", UnitId = "u", UnitName = "u", District = "福田区", StateSince = desk.Now, OpenedAt = desk.Now, Violation = "V01", IsOnTheSpot = true };

    private static AcceptanceCheck Accepted(string id, int round, int at, bool passed, string caseId = "c") =>
        new() { Id = id, CaseId = caseId, CampaignId = "k", OnSite = true, Round = round, Passed = passed, CheckedBy = "acc", CheckedAt = default(DateTimeOffset).AddDays(at) };

    private static RectificationOrder Order(int days, string id = "o", string drafted = "2005-05-10", OrderStatus status = OrderStatus.Draft, string caseId = "c") =>
        new() { Id = id, CaseId = caseId, CampaignId = "k", TermDays = days, DraftedBy = "off1", DraftedAt = CaseOnTheDesk.At(drafted), Status = status };
}

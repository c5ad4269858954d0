using NodaTime.Text;
using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Notices;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tests.Guards;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Workflows.Tests.Steps;

/// <summary>What of a file a guard is shown: which rows count, and in which order.</summary>
internal static class FactsTrials
{
    public static IReadOnlyList<StepTrial> All { get; } =
    [
        new("§2.5", "The orders of the case, oldest first.", Read(CaseNeeds.Orders, facts => Ids(facts.Orders.Select(row => row.Id))), "o2 o3 o1",
            desk => desk.Add(DeadlineTrials.Order(OrderStatus.Draft, "o1", drafted: "2005-05-12"), DeadlineTrials.Order(OrderStatus.Passed, "o3", drafted: "2005-05-10"), DeadlineTrials.Order(OrderStatus.Passed, "o2", drafted: "2005-05-10"), OrderOf("other"))),
        new("§2.5", "Nobody is shown what they did not ask for.", Read(CaseNeeds.None, Everything), "–", desk => desk.InThePenaltyCase().Add(DeadlineTrials.Order(OrderStatus.Draft), FindingOf("f"), FilingOf("s", 1), VisitOf("v", 1), Accepted("a", 1), NoticeOf("n"), Done("t", "x", 1), GuardWorld.MeasureOf(MeasureKind.Suspend),
            Evidence(1, EvidenceStanding.InDoubt), BulletinOf("b", 1), TipOf("t1", "c", TipState.L01), ReportOf("r", SelfCheckReportState.Filed), GuardWorld.CameBack())),
        new("§2.5", "Nor a document that nobody named.", Read(CaseNeeds.None, facts => facts.Notice?.Id ?? "–"), "–", desk => desk.Add(NoticeOf("n"))),
        new("§2.5", "The document that the act is about.", Read(CaseNeeds.None, facts => facts.Notice?.Id ?? "–", "n"), "n", desk => desk.Add(NoticeOf("n"))),
        new("§2.1", "The unit of the case.", Read(CaseNeeds.Unit, facts => facts.UnitOrNull?.Id ?? "–"), "u"),
        new("TR-39", "For a measure too.", Read(CaseNeeds.Measure, facts => facts.UnitOrNull?.Id ?? "–"), "u"),
        new("§2.4", "The findings of the case.", Read(CaseNeeds.Findings, facts => Ids(facts.Findings.Select(row => row.Id))), "f g", desk => desk.Add(FindingOf("g"), FindingOf("f"), FindingOf("h", "other"))),
        new("TR-25", "Found once more is what an order was about and what was fixed, in whatever campaign.", Read(CaseNeeds.Repeats, facts => Ids(facts.RepeatedItems.Order())), "A04 A06",
            desk => desk.Add(Earlier(desk, "c0", "u"), Earlier(desk, "c9", "other"), Fixed("f1", "c", "A04"), Fixed("f2", "c0", "A06"), Fixed("f3", "c9", "A07"), Fixed("f4", "c", "A08", order: null), Fixed("f5", "c", "A09", FindingStatus.Open))),
        new("§1.5", "Filings by their number.", Read(CaseNeeds.SelfChecks, facts => Ids(facts.SelfChecks.Select(row => row.Id))), "s1 s2", desk => desk.Add(FilingOf("s2", 2), FilingOf("s1", 1), FilingOf("s3", 3, "other"))),
        new("TR-09", "The visit that is going on.", Read(CaseNeeds.Inspection, facts => facts.Inspection?.Id ?? "–"), "v1", desk => desk.Add(VisitOf("v1", 1, isFinished: false), VisitOf("v2", 2), VisitOf("v3", 3, caseId: "other", isFinished: false))),
        new("TR-09", "Else the latest.", Read(CaseNeeds.Inspection, facts => facts.Inspection?.Id ?? "–"), "v3", desk => desk.Add(VisitOf("v1", 1), VisitOf("v3", 2), VisitOf("v2", 2))),
        new("TR-30", "Acceptances as they came.", Read(CaseNeeds.Acceptance, facts => Ids(facts.Acceptances.Select(row => row.Id))), "b c a", desk => desk.Add(Accepted("a", 2), Accepted("c", 1), Accepted("b", 1), Accepted("d", 3, "other"))),
        new("RC-20", "Confirmed leads that the unit came back: of its case, about it, or after a penalty of its own; the oldest first.", Read(CaseNeeds.Resurgences, facts => Ids(facts.Resurgences.Select(row => row.Id))), "l1 l2 l3", desk => desk.InThePenaltyCase().Add(
            GuardWorld.CameBack("l3", subject: "other", sanction: "p"), GuardWorld.CameBack("l2", sanction: "q"), GuardWorld.CameBack("l1", caseId: "c", subject: "?x", sanction: "q"), GuardWorld.CameBack("l4", subject: "other", sanction: "q"),
            GuardWorld.CameBack("l5", FindingState.Open), GuardWorld.CameBack("l6", FindingState.Explained), GuardWorld.CameBack("l7", FindingState.Closed), GuardWorld.CameBack("l8", rule: "RC-19"), GuardWorld.CameBack("l9", campaign: "other"))),
        new("TR-34", "Not served is what needs service, was issued, perhaps in vain, and belongs to no penalty case; the oldest first.", Read(CaseNeeds.Closing, facts => string.Join(" ", facts.UnservedDocuments)), "通知书m 通知书n深公网2005-1号", desk => desk.Add(
            NoticeOf("n", "深公网2005-1号", issued: 2), NoticeOf("m", status: NoticeStatus.ServiceFailed, issued: 1), NoticeOf("p", penalty: "p"), NoticeOf("q", needsService: false), NoticeOf("r", status: NoticeStatus.Served), NoticeOf("s", status: NoticeStatus.Voided), NoticeOf("t", caseId: "other"))),
        new("TR-34", "Penalty cases that have not ended, and tips that were not answered.", Read(CaseNeeds.Closing, facts => $"{facts.OpenPenaltyCases} {facts.OpenTips}"), "1 2", desk => desk.InThePenaltyCase().Add(Ended(desk, "e1"), Ended(desk, "e2"), TipOf("t1", "c", TipState.L01), TipOf("t2", "c", TipState.L04), TipOf("t3", "c", TipState.L10), TipOf("t4", "c", TipState.L11), TipOf("t5", "other", TipState.L01))),
        new("TR-05", "The unit's report that waits to be reviewed.", Read(CaseNeeds.Report, facts => facts.FiledReport?.Id ?? "–"), "r2", desk => desk.Add(ReportOf("r1", SelfCheckReportState.Returned), ReportOf("r2", SelfCheckReportState.Filed), ReportOf("r3", SelfCheckReportState.Filed, unit: "other"))),
        new("TR-05", "Of another campaign it does not wait here.", Read(CaseNeeds.Report, facts => facts.FiledReport?.Id ?? "–"), "–", desk => desk.Add(ReportOf("r1", SelfCheckReportState.Filed, campaign: "other"), ReportOf("r2", SelfCheckReportState.Accepted))),
        new("T-16", "Evidence in doubt.", Read(CaseNeeds.Evidence, facts => $"{facts.EvidenceInDoubt}"), "1", desk => desk.Add(Evidence(1, EvidenceStanding.InDoubt), Evidence(2, EvidenceStanding.Kept), Evidence(3, EvidenceStanding.InDoubt, "other"), Evidence(4, EvidenceStanding.Excluded), Evidence(5, EvidenceStanding.InDoubt, "another"))),
        new("D02", "The report that was filed last, accepted or not; a draft and one that went back are none.", Read(CaseNeeds.Returns, facts => facts.LatestReport?.Id ?? "–"), "r1", desk => desk.Add(ReportOf("r1", SelfCheckReportState.Accepted), ReportOf("r2", SelfCheckReportState.Draft), ReportOf("r3", SelfCheckReportState.Returned), ReportOf("r4", SelfCheckReportState.Filed, unit: "other"))),
        new("B5", "The latest bulletin of the campaign.", Read(CaseNeeds.Bulletin, facts => facts.Bulletin?.Id ?? "–"), "b2", desk => desk.Add(BulletinOf("b1", 1), BulletinOf("b2", 2), BulletinOf("b3", 3, "other"))),
        new("G-P1", "The officers of the case.", Read(CaseNeeds.Officers, facts => Ids(facts.Officers.Select(row => row.Id))), "off1 off2"),
        new("G-P1", "Of the penalty case, when there is one.", Read(CaseNeeds.Officers, facts => Ids(facts.Officers.Select(row => row.Id))), "off3 off2", desk => desk.InThePenaltyCase(penalty => penalty.LeadOfficerId = "off3")),
        new("G-P1", "As far as they are named.", Read(CaseNeeds.Officers, facts => Ids(facts.Officers.Select(row => row.Id))), "off2", desk => desk.Case.LeadOfficerId = null),
        new("§2.9", "Earlier decisions are those that stand, against the unit, about an act of the same family; the latest case first.", Read(CaseNeeds.History, facts => Ids(facts.EarlierDecisions.Select(LocalDatePattern.Iso.Format))), "2005-03-01 2005-02-01",
            desk => desk.InThePenaltyCase().Add(Decision(desk, "e1", "2005-02-01", 1), Decision(desk, "e2", "2005-03-01", 2), Decision(desk, "e3", "2005-03-02", 3, unit: "other"), Decision(desk, "e4", "2005-03-03", 4, violation: "V10"), Decision(desk, "e5", "2005-03-04", 5, isRevoked: true), Decision(desk, "e6", null, 6), Decision(desk, "e7", "2005-03-05", 7, isDecided: false))),
        new("T-22", "The panel of the hearing.", Read(CaseNeeds.Panel, facts => Ids(facts.Panel.Select(row => row.Id))), "legal cmd", desk => desk.InThePenaltyCase(penalty => penalty.Hearing = new Hearing { RequestedOn = CaseOnTheDesk.Day("2005-05-19"), PresiderId = "legal", RecorderId = "cmd" })),
        new("T-22", "Where nobody asked for one there is none.", Read(CaseNeeds.Panel, facts => Ids(facts.Panel.Select(row => row.Id))), "", desk => desk.InThePenaltyCase()),
        new("B5", "Units that were not inspected, in this campaign.", Read(CaseNeeds.Coverage, facts => $"{facts.Uninspected.Count} {Ids(facts.Uninspected.Names)}"), "1 k"),
        new("L03", "The earlier tip is the first of the thirty days about the same place and kind; a duplicate of another is none.", ReadTip(facts => facts.EarlierTip?.Id ?? "–"), "t2", desk => desk.Add(
            Tip("t", "2005-05-10", 9), Tip("t1", "2005-04-09", 1), Tip("t2", "2005-04-10", 3), Tip("t3", "2005-05-01", 4), Tip("t4", "2005-05-01", 2, duplicate: "t2"), Tip("t5", "2005-05-01", 2, key: "Y"), Tip("t6", "2005-05-01", 2, type: TipType.LineResale), Tip("t7", "2005-05-01", 2, campaign: "other"))),
        new("L03", "One that was registered later is not earlier.", ReadTip(facts => facts.EarlierTip?.Id ?? "–"), "–", desk => desk.Add(Tip("t", "2005-05-10", 9), Tip("t1", "2005-05-09", 10))),
        new("L06", "The unit of the code that the form gives.", ReadTip(facts => facts.NamedUnit?.Id ?? "–", "u"), "u", desk => desk.Add(Tip("t", "2005-05-10", 9))),
        new("L06", "Without a code none.", ReadTip(facts => facts.NamedUnit?.Id ?? "–"), "–", desk => desk.Add(Tip("t", "2005-05-10", 9))),
        new("T-25", "What was tried to serve the document, oldest first.", Read(CaseNeeds.ServiceAttempts, facts => Ids(facts.ServiceAttempts.Select(attempt => attempt.Place ?? "–")), "n"), "t1 t2", desk => desk.Add(NoticeOf("n"),
            Tried("t2", 2), Tried("t1", 1), Tried("t3", 3, notice: "m"), Tried("t4", 4, WorkTaskStatus.Open), Tried("t5", 5, caseId: "other"))),
        new("T-25", "Who did not ask is not told.", Read(CaseNeeds.Unit, facts => $"{facts.ServiceAttempts.Count}", "n"), "0", desk => desk.Add(NoticeOf("n"), Tried("t1", 1))),
        new("L03", "Of two that were registered at once the first by its id, be it registered with this one.", ReadTip(facts => facts.EarlierTip?.Id ?? "–"), "t1", desk => desk.Add(Tip("t", "2005-05-10", 9), Tip("t2", "2005-05-09", 9), Tip("t1", "2005-05-09", 9))),
        new("T-25", "Of a document that nobody named nothing was tried.", Read(CaseNeeds.ServiceAttempts, facts => $"{facts.ServiceAttempts.Count}"), "0", desk => desk.Add(Tried("t1", 1))),
        new("§2.5", "Of each act the form that was filled in last.", Read(CaseNeeds.Forms, facts => string.Join(" ", facts.Forms.OrderBy(form => form.Key, StringComparer.Ordinal).Select(form => $"{form.Key}={form.Value["by"]}"))), "order=t2 plan=t3", desk => desk.Add(
            Done("t2", "order", 2), Done("t1", "order", 1), Done("t3", "plan", 1), Done("t4", "visit", 3, caseId: "other"), Done("t5", "close", 3, status: WorkTaskStatus.Open), Done("t6", "sign", 3, campaign: "other"))),
        new("§2.5", "In a penalty case its own and those of the unit case, not another penalty case's.", Read(CaseNeeds.Forms, facts => Ids(facts.Forms.Keys.Order(StringComparer.Ordinal))), "file order", desk => desk.InThePenaltyCase().Add(Done("t1", "order", 1), Done("t2", "file", 2, penalty: "p"), Done("t3", "decide", 3, penalty: "q"))),
        new("§2.5", "Documents of the case as they were issued.", Read(CaseNeeds.Notices, facts => Ids(facts.Notices.Select(row => row.Id))), "m n p", desk => desk.Add(NoticeOf("n", issued: 2), NoticeOf("m", issued: 1), NoticeOf("p", issued: 2, penalty: "p"), NoticeOf("x", caseId: "other"))),
        new("§2.5", "In a penalty case its own alone.", Read(CaseNeeds.Notices, facts => Ids(facts.Notices.Select(row => row.Id))), "p", desk => desk.InThePenaltyCase().Add(NoticeOf("n"), NoticeOf("p", penalty: "p"), NoticeOf("q", penalty: "q"))),
        .. MeasureFactsTrials.All,
    ];

    internal static Func<CaseOnTheDesk, Task<string>> Read(CaseNeeds needs, Func<CaseFacts, string> tell, string? notice = null, FormValues? form = null) =>
        desk => desk.InAsync(async (CaseFactsReader reader) => tell(await reader.ReadAsync(desk.File, needs, notice, default, form)));

    private static Func<CaseOnTheDesk, Task<string>> ReadTip(Func<CaseFacts, string> tell, string? code = null) => desk => desk.InAsync(async (CaseFactsReader reader) =>
        tell(await reader.ReadAsync(new CaseFile(desk.Campaign, null, null, desk.Rows.InHand<Tip>()[0]), CaseNeeds.Tip, null, default, new FormValues(code is null ? [] : new() { ["unitCode"] = code }))));

    private static string Ids(IEnumerable<string> ids) => string.Join(" ", ids);

    private static string Everything(CaseFacts facts) =>
        facts.Orders.Count + facts.Findings.Count + facts.RepeatedItems.Count + facts.SelfChecks.Count + facts.Acceptances.Count + facts.UnservedDocuments.Count + facts.OpenPenaltyCases + facts.OpenTips + facts.EvidenceInDoubt + facts.Officers.Count
            + facts.EarlierDecisions.Count + facts.Panel.Count + facts.ServiceAttempts.Count + facts.Forms.Count + facts.Notices.Count + facts.Resurgences.Count + facts.Uninspected.Count == 0
        && facts is { UnitOrNull: null, Inspection: null, FiledReport: null, Bulletin: null, EarlierTip: null, NamedUnit: null, Measures.Pending: null } ? "–" : "something";

    private static RectificationOrder OrderOf(string caseId) => new() { Id = "x", CaseId = caseId, CampaignId = "k", TermDays = 7, DraftedBy = "off1", DraftedAt = default };

    private static Finding FindingOf(string id, string caseId = "c") => Fixed(id, caseId, "A04", FindingStatus.Open, null);

    private static Finding Fixed(string id, string caseId, string item, FindingStatus status = FindingStatus.Fixed, string? order = "o") =>
        new() { Id = id, CaseId = caseId, CampaignId = "k", InspectionId = "v", ItemCode = item, Gap = "SYS", Severity = "B", Fact = "x", Evidence = "x", Basis = "x", Status = status, OrderId = order };

    private static UnitCase Earlier(CaseOnTheDesk desk, string id, string unit) =>
        new() { Id = id, CampaignId = "earlier", UnitId = unit, Number = id, UnitName = unit, District = "福田区", Category = desk.Case.Category, StateSince = default, OpenedAt = default };

    private static SelfCheck FilingOf(string id, int attempt, string caseId = "c") => new() { Id = id, CaseId = caseId, CampaignId = "k", Attempt = attempt, ReceivedAt = default, IsLate = false, Report = "{}" };

    private static Inspection VisitOf(string id, int day, string caseId = "c", bool isFinished = true) =>
        new() { Id = id, CaseId = caseId, CampaignId = "k", Kind = InspectionKind.Full, LeadOfficerId = "off1", CoOfficerId = "off2", StartedAt = default(DateTimeOffset).AddDays(day), FinishedAt = isFinished ? default(DateTimeOffset).AddDays(day) : null };

    private static AcceptanceCheck Accepted(string id, int day, string caseId = "c") => new() { Id = id, CaseId = caseId, CampaignId = "k", OnSite = true, Round = 1, Passed = true, CheckedBy = "acc", CheckedAt = default(DateTimeOffset).AddDays(day) };

    internal static Notice NoticeOf(string id, string? number = null, NoticeStatus status = NoticeStatus.Issued, int issued = 0, string? penalty = null, bool needsService = true, string caseId = "c") => new()
    {
        Id = id,
        CampaignId = "k",
        CaseId = caseId,
        PenaltyCaseId = penalty,
        TemplateCode = "D11",
        TemplateVersion = 1,
        Title = $"通知书{(number is null ? id : "n")}",
        DocumentNumber = number,
        AddresseeName = "x",
        Html = "",
        Data = "{}",
        Sha256 = "",
        RequiresService = needsService,
        IssuedBy = "x",
        IssuedAt = default(DateTimeOffset).AddDays(issued),
        IssuedOn = CaseOnTheDesk.Day("2005-05-10"),
        Status = status,
    };

    private static PenaltyCase Ended(CaseOnTheDesk desk, string id)
    {
        var penalty = Case(desk, id, "u", "V01", 1);
        penalty.MoveTo(PenaltyState.PX0, desk.Now);
        return penalty;
    }

    private static PenaltyCase Case(CaseOnTheDesk desk, string id, string unit, string violation, int opened) =>
        new() { Id = id, CaseId = "c", CampaignId = "k", UnitId = unit, UnitName = unit, District = "福田区", StateSince = desk.Now, OpenedAt = default(DateTimeOffset).AddDays(opened), Violation = violation };

    private static PenaltyCase Decision(CaseOnTheDesk desk, string id, string? day, int opened, string unit = "u", string violation = "V01", bool isRevoked = false, bool isDecided = true)
    {
        var penalty = Case(desk, id, unit, violation, opened);
        (penalty.DecidedOn, penalty.Decided, penalty.Outcome) = (day is null ? null : CaseOnTheDesk.Day(day), isDecided ? new PenaltyContent { Warning = true } : null, isRevoked ? PenaltyOutcome.Revoked : null);
        return penalty;
    }

    private static Tip TipOf(string id, string caseId, TipState state)
    {
        var tip = GuardWorld.TipOf(id);
        tip.CaseId = caseId;
        foreach (var next in state switch { TipState.L01 => [TipState.L01], TipState.L04 => [TipState.L01, TipState.L02, TipState.L04], TipState.L10 => [TipState.L01, TipState.L02, TipState.L09, TipState.L10], _ => new[] { TipState.L01, TipState.L02, TipState.L09, TipState.L10, TipState.L11 } })
            tip.MoveTo(next, default);
        return tip;
    }

    private static Tip Tip(string id, string received, int registered, string key = "X", TipType type = TipType.IllegalNetbar, string? duplicate = null, string campaign = "k") => new()
    {
        Id = id,
        CampaignId = campaign,
        Number = id,
        Type = type,
        Channel = TipChannel.Phone,
        Address = "x",
        AddressKey = key,
        District = "福田",
        Content = "x",
        ReceivedOn = CaseOnTheDesk.Day(received),
        RegisteredBy = "hot",
        RegisteredAt = default(DateTimeOffset).AddDays(registered),
        StateSince = default,
        DuplicateOfId = duplicate,
    };

    private static SelfCheckReport ReportOf(string id, SelfCheckReportState state, string unit = "u", string campaign = "k") => new() { Id = id, CampaignId = campaign, UnitId = unit, Version = 1, Content = new SelfCheckContent(), SavedAt = default, SavedBy = "rep", State = state };

    private static EvidenceItem Evidence(int number, EvidenceStanding standing, string caseId = "c") =>
        new() { Id = $"e{number}", CampaignId = "k", CaseId = caseId, InspectionId = "v", Number = number, Description = "x", CollectedAt = default, CollectedBy = "off1", SecondOfficer = "off2", InPresenceOf = "x", Standing = standing };

    private static Bulletin BulletinOf(string id, int day, string campaign = "k") => new() { Id = id, CampaignId = campaign, AsOf = default(DateTimeOffset).AddDays(day), Metrics = "{}", AuditRoot = "" };

    private static WorkTask Tried(string id, int day, WorkTaskStatus status = WorkTaskStatus.Completed, string notice = "n", string caseId = "c") => Done(id, ServiceActs.Group, day, status, caseId, notice: notice);

    private static WorkTask Done(string id, string act, int day, WorkTaskStatus status = WorkTaskStatus.Completed, string caseId = "c", string campaign = "k", string? penalty = null, string? notice = null) => new()
    {
        Id = id,
        CampaignId = campaign,
        CaseId = caseId,
        PenaltyCaseId = penalty,
        InstanceId = "u",
        BookmarkId = id,
        ActivityId = "x",
        ActivityNodeId = "x",
        Act = act,
        Title = "x",
        TitleEn = "x",
        Role = "OFF",
        District = "福田区",
        Subject = "x",
        NoticeId = notice,
        CreatedAt = default,
        Status = status,
        Outcome = ServiceActs.Failed,
        CompletedAt = default(DateTimeOffset).AddDays(day),
        Form = $$"""{"by":"{{id}}","place":"{{id}}"}""",
    };
}

using System.Text.Json.Nodes;
using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Tests.Guards;
using Orchestrator.Workflows.Units;
using static Orchestrator.Workflows.Tests.Steps.DocumentDesk;

namespace Orchestrator.Workflows.Tests.Steps;

/// <summary>What stands in the documents of a unit's case: in each field what the records say, and who is told.</summary>
internal static class CaseDocumentTrials
{
    public static IReadOnlyList<StepTrial> All { get; } =
    [
        new("D01", "The campaign is opened to a unit, with its phases and what it has to file by when.", Issue("D01"), "深公(网)通字[2005]第0001号", desk => desk.Known()),
        new("D01", "A carrier is told what else it has to file.", Carrier, "深公(网)通字[2005]第0001号"),
        new("D04", "A self-check that was returned is corrected: each gap with the reason, by the day of T-03.", Issue("D04"), "–", desk => desk.Add(Filing("s1", 1, SelfCheckStatus.Returned, "第一次"), Filing("s2", 2, SelfCheckStatus.Returned, "材料不全"), Filing("s3", 3, SelfCheckStatus.Submitted, null)).Filled("self-check-review", new() { ["items"] = "拓扑图\n\n 用户清单 " })),
        new("D05", "Who has filed nothing is reminded of the last day, and of the day until which a late filing is received.", Issue("D05"), "深公(网)提示字[2005]第0001号", Nothing),
        new("D06", "The inspection is announced for the hour and the place of the plan.", Issue("D06"), "深公(网)检通字[2005]第0001号", desk => desk.Known().Filled("inspection-plan", new() { ["date"] = "2005-05-23", ["time"] = "14:05", ["place"] = "二楼机房" })),
        new("D06", "Without them at half past nine, at the unit's address.", Issue("D06"), "深公(网)检通字[2005]第0001号", desk => desk.Known().Filled("inspection-plan", new() { ["date"] = "2005-05-23" })),
        new("D07", "The record of an inspection: every item of the checklist, what was found at this visit, who was present.", Issue("D07"), "–", Inspected),
        new("D07", "Of a recheck: what is not put right yet, whenever it was found; who would not sign, and before whom.", Issue("D07"), "–", Rechecked),
        new("D07", "Where nothing was found everything is in place.", Issue("D07"), "–", desk => desk.Known().Visited(ends: visit => visit.FinishedAt = null).Filled("inspection-finish", new() { ["attendee"] = "李四", ["attendeePost"] = "经理" }).Filled("inspection-start", new() { ["identified"] = true })),
        new("D07", "What was found and what was declared are each compared with the register.", Issue("D07"), "–", desk => { Inspected(desk); desk.Add(Renting("r1"), Renting("r2"), Renting("r3"), Renting("r4"), Renting("r5", into: "r4")).Filled("inspection-finish", new() { ["attendee"] = "李四", ["attendeePost"] = "经理", ["secondLevelFound"] = 3 }); }),
        new("D07", "Without a visit there is nothing to record.", Issue("D07"), "notice.no-visit"),
        new("D11", "The order demands what was composed for each finding that it is about.", Issue("D11"), "深公(网)责改字[2005]第0001号", desk => Order(desk, new OrderItem("f", "A04", "三日内制定制度", ["计算机信息网络国际联网安全保护管理办法第十条"], 3), new OrderItem("g", "A10", "留存日志", ["计算机信息网络国际联网安全保护管理办法第十条"], 10))),
        new("D11", "Without composition the checklist speaks.", Issue("D11"), "深公(网)责改字[2005]第0001号", desk => Order(desk)),
        new("D11", "The latest approved order is issued.", Issue("D11"), "深公(网)责改字[2005]第0001号", desk => Order(desk).Ordered(OrderStatus.Approved, "o0", "2005-05-08", null)),
        new("D11", "No other.", Issue("D11"), "notice.no-approved-order", desk => desk.Known().Visited().Ordered(OrderStatus.Draft)),
        new("D12", "More time is granted from the last day on.", Issue("D12"), "深公(网)延复字[2005]第0001号", desk => Extension(desk, new() { ["days"] = 5, ["conditions"] = "加强值守" })),
        new("D12", "Or refused.", Issue("D12"), "深公(网)延复字[2005]第0001号", desk => Extension(desk, new() { ["reason"] = "无正当理由" })),
        new("D13", "Before the last day the unit is reminded of what is open.", Issue("D13"), "深公(网)提示字[2005]第0001号", desk => desk.Known().Ordered(OrderStatus.Running, "o", "2005-05-09", "2005-05-12").Found("f", "A04", "无制度").Found("g", "A10", "无日志", FindingStatus.Fixed)),
        new("D13", "Not when nothing is open.", Unless("D13"), "nothing left to write of", desk => desk.Ordered(OrderStatus.Running, "o", "2005-05-09", "2005-05-12").Found("g", "A10", "无日志", FindingStatus.Fixed)),
        new("D13", "A reminder that is not moot is issued.", Unless("D13"), "issued", desk => desk.Ordered(OrderStatus.Running, "o", "2005-05-09", "2005-05-12").Found("g", "A10", "无日志")),
        new("D02", "The self-check as it was accepted: what the unit stated, and its report part by part.", Issue("D02"), "–", desk => Returned(desk).Add(WholeReport)),
        new("D02", "A report may leave parts blank; so does the paper.", Issue("D02"), "–", desk => Returned(desk).Add(new SelfCheckReport { Id = "r", CampaignId = "k", UnitId = "u", Version = 2, Content = new SelfCheckContent(), SavedAt = default, SavedBy = "rep", State = SelfCheckReportState.Filed })),
        new("D02", "Who filed by the form alone has no report.", Issue("D02"), "–", desk => Returned(desk)),
        new("D02", "Before it is accepted there is no return.", Issue("D02"), "template.field_missing", desk => { desk.Known().Add(Filing("s1", 1, SelfCheckStatus.Submitted, null)); }),
        new("D03", "The table in force, row by row; what a row leaves blank is not filled in.", Issue("D03"), "–", desk => Declared(desk, 3, false, new DeclaredUnit { Id = "d1", CampaignId = "k", DeclarationId = "d", ReporterUnitId = "u", Seq = 1, Name = "某网吧", RegistrationNumber = "4403", LegalRepresentative = "王某", InstallAddress = "某路2号", District = "福田区", Usage = "网吧", AccessType = "光纤", CircuitId = "L-1", BandwidthDownMbps = 10, BandwidthUpMbps = 2.5m, AddressRanges = ["10.1.0.0/26", "10.1.1.0/26"], UsersOrganisations = 1, Terminals = 40, Resells = false },
            new DeclaredUnit { Id = "d2", CampaignId = "k", DeclarationId = "d", ReporterUnitId = "u", Seq = 2, Name = "某公寓" }, new DeclaredUnit { Id = "d3", CampaignId = "k", DeclarationId = "other", ReporterUnitId = "u", Seq = 3, Name = "旧表" })),
        new("D03", "A zero return is a table without rows.", Issue("D03"), "–", desk => Declared(desk, 0, true)),
        new("D03", "Without a table there is none to print.", Issue("D03"), "template.field_missing", desk => desk.Known()),
        new("D14", "The unit reports what it has put right, item by item, in its own words.", Issue("D14"), "–", desk => Report(desk)),
        new("D14", "Before it has reported there is no report.", Issue("D14"), "template.field_missing", desk => desk.Known().Ordered(OrderStatus.Running, "o", "2005-05-09", "2005-05-12").Found("f", "A04", "无制度", FindingStatus.Reported)),
        new("D15", "All put right.", Issue("D15"), "深公(网)复查字[2005]第0001号", desk => Opinion(desk, InspectionResult.AllFixed, true)),
        new("D15", "Put right in part: the order that was served counts, not the next.", Issue("D15"), "深公(网)复查字[2005]第0001号", desk => Opinion(desk, InspectionResult.PartlyFixed, false).Ordered(OrderStatus.Approved, "o2", "2005-05-18", null)),
        new("D15", "Not put right.", Issue("D15"), "深公(网)复查字[2005]第0001号", desk => Opinion(desk, InspectionResult.NotFixed, false, place: null)),
        new("D15", "Not put right after a case without a penalty: it is rechecked once more.", Issue("D15"), "深公(网)复查字[2005]第0001号", desk => Opinion(desk.In(UnitCaseState.U40), InspectionResult.NotFixed, false)),
        .. Measures(),
        new("D36", "The case goes to another authority, with what is open.", Issue("D36"), "深公(网)移字[2005]第0001号", desk => desk.Known().CarriedOut(MeasureKind.Transfer, new() { ["authority"] = "深圳市工商行政管理局" }).Found("f", "A04", "无制度").Found("g", "A10", "无日志").Found("h", "A05", "已改", FindingStatus.Fixed)),
        new("D36", "Where nothing was found the reason speaks.", Issue("D36"), "深公(网)移字[2005]第0001号", desk => desk.Known().CarriedOut(MeasureKind.Transfer, new() { ["authority"] = "深圳市工商行政管理局" })),
        new("D36", "Or a part of it.", Issue("D36"), "深公(网)移字[2005]第0001号", desk => desk.Known().CarriedOut(MeasureKind.Refer, new() { ["authority"] = "深圳市工商行政管理局" })),
        new("D39", "The course of the case as its documents tell it.", Issue("D39"), "深公(网)结字[2005]第0001号", desk => desk.Known().Issued("D01", "1号", 10).Issued("D11", "2号", 11).Filled("case-close", new() { ["summary"] = "均已整改" })),
        new("D39", "Without a summary all was done.", Issue("D39"), "深公(网)结字[2005]第0001号", desk => desk.Known().Issued("D01", "1号", 10)),
        new("D40", "Accepted on site, in a sample.", Issue("D40"), "深公(网)验字[2005]第0001号", desk => Accepted(desk, true, 1, true, drawn: true)),
        new("D40", "Failed on site: the unit may put right and is accepted once more.", Issue("D40"), "深公(网)验字[2005]第0001号", desk => Accepted(desk, true, 1, false)),
        new("D40", "Failed again: what the law says follows.", Issue("D40"), "深公(网)验字[2005]第0001号", desk => Accepted(desk, true, 2, false)),
        new("D40", "Accepted on the file, with full marks.", Issue("D40"), "深公(网)验字[2005]第0001号", desk => Accepted(desk, false, 1, true)),
        new("D40", "Without an acceptance there is no form.", Issue("D40"), "notice.no-acceptance"),
        new("D41", "The bulletin prints the figures as they were frozen, by district and by category, and names whom the office praises.", Bulletin, "深公(网)通报字[2005]第0001号", desk => desk.Drafted(praise: "甲\n乙").Add(Figures(Annexes))),
        new("D41", "Without annexes it has none.", Bulletin, "深公(网)通报字[2005]第0001号", desk => desk.Drafted(praise: "").Add(Figures(null))),
        new("D41", "Nothing is reported before the figures are frozen.", Bulletin, "bulletin.none"),
        new("D42", "A tip is passed on to whoever is competent; nothing of the informant.", Tip, "深公(网)举转字[2005]第0001号"),
        new("D44", "The file lists every document where it belongs, what is void too, and every piece of evidence; the inner volume is no part of the main one.", Issue("D44"), "–", desk => Archived(desk).Done("case-archive", "Archive", "lead", 20, new() { ["shelf"] = "三号库" }, null)
            .Add(new EvidenceItem { Id = "e2", CampaignId = "k", CaseId = "c", InspectionId = "v", Number = 2, Description = "交换机", CollectedAt = CaseOnTheDesk.At("2005-05-17"), CollectedBy = "off1", SecondOfficer = "off2", InPresenceOf = "李四" })
            .Add(new EvidenceItem { Id = "e1", CampaignId = "k", CaseId = "c", InspectionId = "v", Number = 1, Description = "日志导出文件", Sha256 = new string('a', 64), CollectedAt = CaseOnTheDesk.At("2005-05-17"), CollectedBy = "off1", SecondOfficer = "off2", InPresenceOf = "李四" })),
        new("D44", "Before it is archived nothing is put together.", Issue("D44"), "template.field_missing", desk => Archived(desk)),
        new("D45", "The unit is told that its case goes on, and of the new last day of its order.", Issue("D45"), "深公(网)恢办字[2005]第0001号", desk => desk.Known().CarriedOut(MeasureKind.Resume).Ordered(OrderStatus.Running, "o", "2005-05-09", "2005-05-12")),
        new("D45", "Where no order runs, of no last day.", Issue("D45"), "深公(网)恢办字[2005]第0001号", desk => desk.Known().CarriedOut(MeasureKind.Resume)),
        new("D47", "What was found and is no violation, what is advised, and by when the unit answers.", Issue("D47"), "深公(网)提示字〔2005〕1号", Advised),
        new("§2.8", "A document that nobody knows is refused.", Issue("D99"), "notice.unknown"),
        new("§2.8", "What is given goes over what the records say.", Issue("D05", new() { ["as_of"] = "2005-05-21" }), "深公(网)提示字[2005]第0001号", Nothing),
        new("§2.8", "The step hands on number and id.", desk => desk.StepAsync("IssueNotice", ("template", "D05")), "goes on by Done, gives {\"NoticeId\":\"(new id)\",\"DocumentNumber\":\"深公(网)提示字[2005]第0001号\"}"),
        new("§2.8", "And what is given to it.", desk => desk.StepAsync("IssueNotice", ("template", "D05"), ("data", """{"as_of":"2005-05-22"}""")), "goes on by Done, gives {\"NoticeId\":\"(new id)\",\"DocumentNumber\":\"深公(网)提示字[2005]第0001号\"}"),
    ];

    private const string Annexes = """{"Penalties":[{"Unit":"甲","Basis":"x","Warning":true,"Fine":5000,"Confiscation":120.5,"StopDays":3,"DecidedOn":"2005-05-20"},{"Unit":"乙","Basis":"y","Warning":false,"Fine":0,"Confiscation":0,"StopDays":2,"DecidedOn":"2005-05-21"}],"Carriers":[{"Unit":"丙","Nodes":2,"Egress":1,"EgressMbps":155.5,"Ranges":3,"Addresses":4096,"Users":900,"SecondLevel":null}],"UnmatchedRows":4}""";

    private static void Advised(CaseOnTheDesk desk)
    {
        desk.Case.LegalProfile = "LP-2026B";
        desk.Known().CarriedOut(MeasureKind.Advise, new() { ["hazard"] = "机房无门禁记录。", ["advice"] = "设置门禁\n定期核对", ["feedbackOn"] = "2005-06-20", ["noViolation"] = true })
            .Add(new Inspection { Id = "v", CaseId = "c", CampaignId = "k", Kind = InspectionKind.Full, LeadOfficerId = "off1", CoOfficerId = "off2", StartedAt = CaseOnTheDesk.At("2005-05-17"), FinishedAt = CaseOnTheDesk.At("2005-05-17") });
    }

    private static void Nothing(CaseOnTheDesk desk)
    {
    }

    private static Func<CaseOnTheDesk, Task<string>> Unless(string code) => desk => desk.InAsync(async (NoticeDesk notices) => await notices.IssueUnlessMootAsync(desk.File, code, default) is null ? "nothing left to write of" : "issued");

    private static Task<string> Carrier(CaseOnTheDesk desk)
    {
        var @case = new UnitCase { Id = "c2", CampaignId = "k", UnitId = "u", Number = "2005-166-00002", UnitName = "某电信公司", District = "福田区", Category = UnitCategory.Carrier, StateSince = desk.Now, OpenedAt = desk.Now };
        return IssueAsync(desk, new CaseFile(desk.Campaign, @case, null), "D01");
    }

    private static Task<string> Bulletin(CaseOnTheDesk desk) => IssueAsync(desk, new CaseFile(desk.Campaign, null, null), "D41");

    private static Task<string> Tip(CaseOnTheDesk desk)
    {
        var tip = GuardWorld.TipOf("t");
        (tip.Authority, tip.Result) = ("深圳市工商行政管理局", "属无照经营");
        return IssueAsync(desk, new CaseFile(desk.Campaign, null, null, tip), "D42");
    }

    private static Unit Renting(string id, string? into = null) =>
        new() { Id = id, Code = id, Name = id, NameKey = id, Category = UnitCategory.NetBar, District = "福田区", Address = "x", RegistrationNumber = id, LegalRepresentative = "x", SecurityOfficer = "x", Phone = "", Email = "", UpstreamUnitId = "u", MergedIntoUnitId = into, RegisteredAt = default };

    private static SelfCheck Filing(string id, int attempt, SelfCheckStatus status, string? reason, int secondLevel = 0) =>
        new() { Id = id, CaseId = "c", CampaignId = "k", Attempt = attempt, ReceivedAt = CaseOnTheDesk.At($"2005-05-1{attempt}"), IsLate = false, Report = "{}", Status = status, ReturnReason = reason, SecondLevelUnits = secondLevel };

    private static void Inspected(CaseOnTheDesk desk)
    {
        desk.Known().Visited(InspectionKind.Full, InspectionResult.IssuesFound).Found("f", "A04", "无制度").Found("g", "A10", "无日志", gap: "TECH").Found("h", "A05", "别次检查", visit: "v0")
            .Issued("D06", "检1号", 10, NoticeStatus.Voided).Issued("D06", "检2号", 11).Issued("D06", "检3号", 12, NoticeStatus.Voided);
        desk.Add(Filing("s1", 1, SelfCheckStatus.Accepted, null, 4)).Filled("inspection-start", new() { ["identified"] = true })
            .Filled("inspection-finish", new() { ["attendee"] = "李四", ["attendeePost"] = "经理", ["unitComment"] = "属实" });
    }

    private static void Rechecked(CaseOnTheDesk desk)
    {
        desk.Known().Unit.AddressRanges.Clear();
        desk.Unit.UpstreamUnitId = "up";
        desk.Visited(InspectionKind.Recheck, InspectionResult.PartlyFixed, ends: visit => (visit.SignatureRefused, visit.Witness) = (true, "王五")).Found("f", "A04", "无制度", visit: "v0").Found("g", "A10", "无日志", FindingStatus.Fixed, visit: "v0")
            .Filled("recheck-start", new() { ["identified"] = true }).Filled("recheck", new() { ["attendee"] = "李四", ["attendeePost"] = "经理" });
    }

    private static CaseOnTheDesk Order(CaseOnTheDesk desk, params OrderItem[] items) =>
        desk.Known().Visited().Ordered(OrderStatus.Approved, items).Found("f", "A04", "无制度").Found("g", "A10", "无日志", severity: "A").Found("h", "A05", "已改", FindingStatus.Fixed).Found("i", "A06", "别的", order: "o9").Issued("D06", "检2号", 11);

    private static CaseOnTheDesk Extension(CaseOnTheDesk desk, JsonObject answer)
    {
        desk.Known().Ordered(OrderStatus.Running, "o", "2005-05-09", "2005-05-12").Filled("extension", answer);
        var order = desk.Rows.InHand<RectificationOrder>()[0];
        (order.ExtensionAskedOn, order.ExtensionReason) = (CaseOnTheDesk.Day("2005-05-18"), "设备未到货");
        return desk;
    }

    private static SelfCheckReport WholeReport => new()
    {
        Id = "r",
        CampaignId = "k",
        UnitId = "u",
        Version = 2,
        SavedAt = default,
        SavedBy = "rep",
        State = SelfCheckReportState.Accepted,
        ContentHash = "abc",
        Content = new SelfCheckContent
        {
            Group = new WorkingGroup("陈某", "副总经理", ["李四", "王五"], "0755"),
            Briefing = "已传达",
            Measures = "逐项检查",
            Nodes = [new NetworkNode("R1", "路由器", "机房")],
            Links = [new NetworkLink("R1", "S1", 100)],
            Ledger = [.. Enumerable.Range(1, 201).Select(line => new LedgerEntry($"10.0.{line}.0/25", "静态", "客房", "上网", null))],
            Egress = [new EgressLine("某电信", null, "机房", 10.5m, "10.0.0.1")],
            Users = new UserCount(1, 120, 121, 128),
            Staff = 60,
            LogDays = 60,
            Resells = true,
            NoSecondLevelUnits = true,
            Answers = [new SelfAnswer("A04", "conforms", "制度汇编", null), new SelfAnswer("A10", "gap", "更换", CaseOnTheDesk.Day("2005-05-20")), new SelfAnswer("Z99", "not-applicable", "", null), new SelfAnswer("A05", "maybe", "", null)],
            Violations = ["日志中断"],
            Publicity = [new PublicityProof("公告", CaseOnTheDesk.Day("2005-04-12"), "")],
            Problems = "设备老旧",
            Suggestions = "无",
            IsDeclaredTrue = true,
            SignedBySecurityOwner = "李四",
            SignedByLegalRepresentative = "陈某",
            SignedOn = CaseOnTheDesk.Day("2005-04-26"),
        },
    };

    private static CaseOnTheDesk Returned(CaseOnTheDesk desk) => desk.Known()
        .Add(new SelfCheck { Id = "s1", CaseId = "c", CampaignId = "k", Attempt = 1, ReceivedAt = CaseOnTheDesk.At("2005-05-12"), IsLate = true, Report = """{"summary":"已按要求自查。","signedBy":"李四"}""", GapsFound = 2, SecondLevelUnits = 3 })
        .Done("self-check-review", "Accept", "off1", 14, new() { ["opinion"] = "材料齐全" }, null);

    private static CaseOnTheDesk Declared(CaseOnTheDesk desk, int rows, bool isZero, params object[] units) => desk.Known().Add(
        new Declaration { Id = "d0", CampaignId = "k", UnitId = "u", Version = 1, FiledAt = CaseOnTheDesk.At("2005-05-11"), FiledBy = "rep", IsLate = false, IsZeroReturn = false, Rows = 9, BadRows = 0, IsSuperseded = true },
        new Declaration { Id = "d", CampaignId = "k", UnitId = "u", Version = 2, FiledAt = CaseOnTheDesk.At("2005-05-12"), FiledBy = "rep", IsLate = true, IsZeroReturn = isZero, Rows = rows, BadRows = 1, FileName = isZero ? null : "表.xlsx", FileHash = isZero ? null : "abc" }).Add(units);

    private static CaseOnTheDesk Report(CaseOnTheDesk desk) => desk.Known().Ordered(OrderStatus.Running, "o", "2005-05-09", "2005-05-12")
        .Found("f", "A04", "无制度", FindingStatus.Reported).Found("g", "A10", "无日志", FindingStatus.Reported).Found("h", "A05", "已改", FindingStatus.Fixed)
        .Done("rectification", "Report", "rep", 18, new() { ["measures"] = "已制定制度。\n已扩容。", ["evidence"] = "制度文本\n照片" }, null).Done("rectification", "AskExtension", "rep", 19, new() { ["days"] = 5 }, null);

    private static CaseOnTheDesk Archived(CaseOnTheDesk desk)
    {
        desk.Case.ClosedOn = CaseOnTheDesk.Day("2005-05-20");
        return desk.Known().Issued("D16", "受1", 11, penalty: "p").Issued("D01", "通1", 12).Issued("D27", "罚1", 13, penalty: "p").Issued("D43", "措1", 14).Issued("D07", "检1", 15).Issued("D11", "责1", 16, NoticeStatus.Voided).Issued("D11", "责2", 17).Issued("D44", "旧", 18);
    }

    private static CaseOnTheDesk Opinion(CaseOnTheDesk desk, InspectionResult result, bool isFixed, string? place = "机房") =>
        desk.Known().Ordered(OrderStatus.Running, "o", "2005-05-09", "2005-05-12").Visited(InspectionKind.Recheck, result, place).Found("f", "A04", "无制度").Found("g", "A10", "无日志")
            .Filled("recheck", new() { ["results"] = new JsonArray(new JsonObject { ["finding"] = "f", ["fixed"] = true, ["note"] = " " }, new JsonObject { ["finding"] = "g", ["fixed"] = isFixed, ["note"] = isFixed ? "日志已留存六十日" : null }, new JsonObject { ["finding"] = "nobody", ["fixed"] = true }) });

    private static CaseOnTheDesk Accepted(CaseOnTheDesk desk, bool onSite, int round, bool passed, bool? drawn = null)
    {
        desk.Case.DrawnForAcceptance = drawn;
        return desk.Known().Add(new AcceptanceCheck { Id = "a", CaseId = "c", CampaignId = "k", OnSite = onSite, Round = round, Passed = passed, ScoreA = 31, ScoreB = 52, Veto = passed ? null : "order-open", CheckedBy = "acc", CheckedAt = CaseOnTheDesk.At("2005-05-19") });
    }

    private static IEnumerable<StepTrial> Measures() =>
    [
        new("D43", "A case is suspended.", Issue("D43"), "深公(网)措审字[2005]第0001号", desk => desk.Known().CarriedOut(MeasureKind.Suspend)),
        new("D43", "It goes on.", Issue("D43"), "深公(网)措审字[2005]第0001号", desk => desk.Known().CarriedOut(MeasureKind.Resume)),
        new("D43", "It joins another.", Issue("D43"), "深公(网)措审字[2005]第0001号", desk => desk.Known().CarriedOut(MeasureKind.Merge, new() { ["targetCase"] = "2005-166-00002" })),
        new("D43", "It is terminated: the sheet names the state that the case is in.", Issue("D43"), "深公(网)措审字[2005]第0001号", desk => desk.Known().CarriedOut(MeasureKind.Terminate)),
        new("D43", "It was opened by mistake.", Issue("D43"), "深公(网)措审字[2005]第0001号", desk => desk.Known().CarriedOut(MeasureKind.Void)),
        new("D43", "It is taken up again, for what was found.", Issue("D43"), "深公(网)措审字[2005]第0001号", desk => desk.Known().CarriedOut(MeasureKind.Reopen, new() { ["findings"] = new JsonArray(new JsonObject { ["item"] = "A04", ["fact"] = "无制度", ["evidence"] = "照片" }), ["actEndedOn"] = "2005-05-19" })),
        new("D43", "Somebody is recused, another takes their place.", Issue("D43"), "深公(网)措审字[2005]第0001号", desk => desk.Known().CarriedOut(MeasureKind.Recuse, new() { ["person"] = "off2", ["successor"] = "off3" })),
        new("D43", "People whom nobody knows stand there by their id.", Issue("D43"), "深公(网)措审字[2005]第0001号", desk => desk.Known().CarriedOut(MeasureKind.Recuse, new() { ["person"] = "gone", ["successor"] = "new" })),
        new("D43", "The unit is advised.", Issue("D43"), "深公(网)措审字〔2005〕1号", Advised),
        new("D43", "A document is voided.", Issue("D43"), "深公(网)措审字[2005]第0001号", desk => desk.Known().CarriedOut(MeasureKind.VoidDocument, new() { ["document"] = "深公网2005-1号" })),
    ];

    private static CaseOnTheDesk Drafted(this CaseOnTheDesk desk, string praise) => desk.Filled("bulletin-draft", new() { ["achievements"] = "成效", ["problems"] = "问题", ["long_term"] = "长效", ["praise"] = praise, ["cc"] = "市局" }, caseId: null);

    // Every figure of the bulletin is another number; shares are no whole numbers.
    private static Bulletin Figures(string? annexes)
    {
        var figures = BulletinMetrics.All.Select((metric, place) => KeyValuePair.Create(metric.Id, (JsonNode?)JsonValue.Create(metric.Id is "m80" or "m81" ? place + 0.456m : place)));
        var divided = new JsonObject(figures) { ["福田区/m02"] = 12, ["南山区/m10"] = 3, ["m02@Hotel"] = 7, ["m02@Zeppelin"] = 1, ["zz"] = 1 };
        return new Bulletin { Id = "b", CampaignId = "k", AsOf = CaseOnTheDesk.At("2005-06-20"), Metrics = divided.ToJsonString(), Annexes = annexes, AuditRoot = "abc" };
    }
}

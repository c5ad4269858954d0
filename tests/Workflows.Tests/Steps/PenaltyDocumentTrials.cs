using System.Text.Json.Nodes;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;
using static Orchestrator.Workflows.Tests.Steps.DocumentDesk;

namespace Orchestrator.Workflows.Tests.Steps;

/// <summary>What stands in the documents of a penalty case: what the unit is told of, by which law, of which sum, and what it may do about it.</summary>
internal static class PenaltyDocumentTrials
{
    public static IReadOnlyList<StepTrial> All { get; } =
    [
        new("D16", "A case is filed upon a recheck, for what is still open.", Issue("D16"), "深公(网)受案字[2005]第0001号", desk => File(desk, penalty => penalty.FiledOn = null).Visited(InspectionKind.Recheck).Found("f", "A04", "无制度").Found("g", "A10", "无日志", FindingStatus.Fixed).Filled("penalty-filing", new() { ["opinion"] = "准予受案" })),
        new("D16", "Or upon an inspection, by the day on which it was filed.", Issue("D16"), "深公(网)受案字[2005]第0001号", desk => File(desk).Visited()),
        .. Evidence(),
        new("D17", "The investigation ends with what was found, by which rule, and what is proposed.", Issue("D17"), "–", desk => Concluded(desk, penalty => penalty.Factors = new DiscretionFactors { HarmRemoved = true, Repeated = true, Reason = "危害已消除" })),
        new("D17", "Without an order and a visit it speaks of neither; nobody wrote down any factor.", Issue("D17"), "–", desk => Concluded(desk, penalty => (penalty.OrderId, penalty.IsComplex, penalty.ProposesRevocation) = (null, true, true), visit: null)),
        new("D17", "The officers may have looked for factors and found none.", Issue("D17"), "–", desk => Concluded(desk, penalty => penalty.Factors = new DiscretionFactors(), visit: InspectionResult.PartlyFixed)),
        new("D17", "What was proposed is not known: nothing is reported.", Issue("D17"), "template.runtime", desk => Concluded(desk, penalty => penalty.Proposed = new PenaltyContent())),
        .. Approvals(),
        new("D18", "The unit is told what it has to expect and why, and that it may ask for a hearing.", Issue("D18"), "–", desk => Announced(desk)),
        new("D18", "Below the threshold there is none to ask for.", Issue("D18"), "–", desk => Announced(desk, penalty => penalty.HearingRight = false)),
        new("D18", "Without an order and a recheck it speaks of neither.", Issue("D18"), "–", desk => File(desk, penalty => penalty.OrderId = "other").Visited().Ordered(OrderStatus.Failed, "o", "2005-05-01", "2005-05-02").Filled("penalty-investigation", Investigated())),
        new("D18", "By the law of today the hearing is asked for within five working days.", Issue("D18"), "–", desk => Announced(Under(desk, "LP-2021"))),
        new("D20", "What the unit said to what was announced, and what the officers make of it.", Issue("D20"), "–", desk => Told(desk).Done("rights", "Defend", "rep", 21, new() { ["defence"] = "已在整改。" }).Done("rights", "Waive", "rep", 22, new() { ["waived"] = true }).Done("defence-review", "Keep", "off1", 22, new() { ["review"] = "不予采纳" })),
        new("D20", "The proposal may change: it prints both, what was announced and what is proposed now.", Issue("D20"), "–", desk => Told(desk, penalty => penalty.Proposed = new PenaltyContent { Fine = 8_000 }).Done("rights", "RequestHearing", "rep", 21, new() { ["defence"] = "初次违法" }).Done("defence-review", "Change", "off1", 22, new() { ["review"] = "部分采纳" })),
        new("D20", "Before anybody has reviewed what the unit said there is no opinion.", Issue("D20"), "template.field_missing", desk => Told(desk).Done("rights", "Defend", "rep", 21, new() { ["defence"] = "已在整改。" })),
        new("D21", "A hearing is refused.", Issue("D21"), "深公(网)不听字[2005]第0001号", desk => File(desk, penalty => penalty.Hearing = Heard() with { RefusedFor = "超过期限" })),
        new("D22", "A hearing is announced, with its panel; the earlier announcement is void.", Issue("D22"), "深公(网)听通字[2005]第0001号", desk => File(desk, penalty => penalty.Hearing = Heard()).Issued("D22", "听1", 18, NoticeStatus.Issued, "p").Issued("D22", "听2", 18, NoticeStatus.ServiceFailed, "p").Issued("D22", "听3", 17, NoticeStatus.Served, "p").Issued("D18", "告1", 17, NoticeStatus.Issued, "p")),
        new("D23", "The report of the hearing.", Issue("D23"), "–", desk => File(desk, penalty => penalty.Hearing = Heard()).Filled("hearing", new() { ["attendees"] = "李四、王五" }, "p").Filled("hearing-report", Reported(refused: true), "p")),
        new("D23", "Who signed did not refuse.", Issue("D23"), "–", desk => File(desk, penalty => penalty.Hearing = Heard()).Filled("hearing", new() { ["attendees"] = "李四" }, "p").Filled("hearing-report", Reported(refused: false), "p")),
        new("D24", "Grave cases are discussed together, and how each of them saw it is kept.", Issue("D24"), "–", desk => File(desk).Filled("collective-discussion", new() { ["participants"] = "甲、乙、丙", ["views"] = "一致", ["vote"] = "三票同意", ["conclusion"] = "同意" }, "p")),
        .. Decisions(),
        new("D26", "Decided on the spot: a warning and nothing to pay.", Issue("D26"), "深公(网)当罚字[2005]第0001号", desk => File(desk, penalty => penalty.Decided = new PenaltyContent { Warning = true })),
        new("D26", "A fine is paid at the bank.", Issue("D26"), "深公(网)当罚字[2005]第0001号", desk => File(desk, penalty => penalty.Decided = new PenaltyContent { Fine = 50 })),
        new("D26", "Nothing is issued that was not decided.", Issue("D26"), "notice.not-decided", desk => File(desk)),
        new("D28", "No penalty, with the reason.", Issue("D28"), "深公(网)不罚决字[2005]第0001号", desk => File(desk).Filled("penalty-investigation", Investigated(), "p").Filled("penalty-decision", new() { ["reason"] = "违法行为轻微并及时改正" }, "p")),
        new("D29", "What is to be paid, to the cent; the treasury's number and bank are not ours to name.", Issue("D29"), "–", desk => Owed(desk, 2005, penalty => penalty.DecisionNoticeId = "n-罚2")),
        new("D29", "Since 2012 the surcharge ends at the fine.", Issue("D29"), "–", desk => Owed(Under(desk, "LP-2012"), 2005, penalty => penalty.DecisionNoticeId = "n-罚2")),
        new("D29", "A warning costs nothing: there is no slip.", Issue("D29"), "template.runtime", desk => Decided(desk, penalty => (penalty.DecidedOn, penalty.DecisionNoticeId, penalty.Decided) = (CaseOnTheDesk.Day("2005-05-20"), "n-罚2", new PenaltyContent { Warning = true })).Issued("D27", "罚2", 20, penalty: "p")),
        new("D30", "A demand comes before the court: decision, fine and what being late costs until today.", Issue("D30"), "深公(网)催字[2012]第0001号", desk => Owed(Under(desk, "LP-2012"), 2012), Today: "2012-06-20"),
        new("D30", "On the last day nothing is added.", Issue("D30"), "深公(网)催字[2012]第0001号", desk => Owed(Under(desk, "LP-2012"), 2012), Today: "2012-06-06"),
        new("D30", "Without a last day nothing is late.", Issue("D30"), "深公(网)催字[2012]第0001号", desk => Owed(Under(desk, "LP-2012"), 2012, penalty => penalty.PaymentDueOn = null), Today: "2012-06-20"),
        new("D31", "The unit is stopped, as far as was ordered.", Issue("D31"), "深公(网)停整字[2005]第0001号", desk => Owed(desk, 2005, penalty => penalty.Enforcement = new Enforcement { StopScope = "三号楼接入业务" })),
        new("D31", "Or wholly.", Issue("D31"), "深公(网)停整字[2005]第0001号", desk => Owed(desk, 2005)),
        new("D32", "It is connected again.", Issue("D32"), "深公(网)恢复字[2005]第0001号", desk => Owed(desk, 2005, penalty => penalty.Enforcement = new Enforcement { StopFrom = CaseOnTheDesk.Day("2005-05-22") }).Issued("D31", "停1", 19, penalty: "p").Filled("restoration", new() { ["result"] = "检查合格" }, "p")),
        new("D33", "The court is applied to; after a demand.", Issue("D33"), "深公(网)强申字[2012]第0001号", desk => Owed(Under(desk, "LP-2012"), 2012, penalty => Demanded(penalty, 2012)), Today: "2012-06-20"),
        new("D33", "Before the law on compulsion by that on suits.", Issue("D33"), "深公(网)强申字[2005]第0001号", desk => Owed(desk, 2005, penalty => Demanded(penalty, 2005)), Today: "2005-06-20"),
        new("D36", "The matter goes to another authority.", Issue("D36"), "深公(网)移字[2005]第0001号", desk => File(desk, penalty => penalty.Ending = Ending(EndingKind.Transfer))),
        new("D36", "Or it is a crime; without facts of its own the violation names it.", Issue("D36"), "深公(网)移字[2005]第0001号", desk => File(desk, penalty => (penalty.Facts, penalty.Ending) = (null, Ending(EndingKind.Criminal)))),
        new("D37", "The licence is for another authority to revoke.", Issue("D37"), "深公(网)建议字[2005]第0001号", desk => Owed(desk, 2005)),
        new("D37", "Without facts the violation is named.", Issue("D37"), "深公(网)建议字[2005]第0001号", desk => Owed(desk, 2005, penalty => penalty.Facts = null)),
        new("D38", "An inquiry is ended.", Issue("D38"), "深公(网)终止决字[2005]第0001号", desk => File(desk, penalty => (penalty.FilingNumber, penalty.Ending) = ("受2005-1", Ending(EndingKind.Terminate)))),
        new("D39", "Closed after the fine was paid.", Issue("D39"), "深公(网)结字[2005]第0001号", desk => Owed(desk, 2005, penalty => (penalty.FilingNumber, penalty.PaidOn, penalty.SurchargePaid) = ("受2005-1", CaseOnTheDesk.Day("2005-06-10"), 1440.5m))),
        new("D39", "Closed without a penalty.", Issue("D39"), "深公(网)结字[2005]第0001号", desk => File(desk, penalty => (penalty.Outcome, penalty.FiledOn) = (PenaltyOutcome.NoPenalty, null)).Issued("D28", "不罚1", 20, penalty: "p")),
        new("D39", "Closed since the decision was revoked.", Issue("D39"), "深公(网)结字[2005]第0001号", desk => File(desk.In(PenaltyState.PX4), penalty => penalty.Enforcement = new Enforcement { Revocation = new Revocation("复议决定撤销", false) }).Issued("D27", "罚1", 20, penalty: "p")),
    ];

    private static IEnumerable<StepTrial> Decisions() =>
    [
        new("D27", "A fine and a stop order, after silence.", Issue("D27"), "深公(网)行罚决字[2005]第0001号", desk => Decided(desk)),
        new("D27", "After a defence that was looked into.", Issue("D27"), "深公(网)行罚决字[2005]第0001号", desk => Decided(desk, penalty => penalty.Defence = "已在整改。").Filled("defence-review", new() { ["review"] = "不予采纳" }, "p")),
        new("D27", "After a defence at the hearing.", Issue("D27"), "深公(网)行罚决字[2005]第0001号", desk => Decided(desk, penalty => (penalty.Defence, penalty.Hearing) = ("已在整改", Heard()))),
        new("D27", "After a defence that changed the opinion, so that the unit was told anew.", Issue("D27"), "深公(网)行罚决字[2005]第0001号", desk => Decided(desk).Filled("defence-review", new() { ["review"] = "部分采纳" }, "p").Filled("rights", new() { ["defence"] = "初次违法" }, "p")),
        new("D27", "After a hearing.", Issue("D27"), "深公(网)行罚决字[2005]第0001号", desk => Decided(desk, penalty => penalty.Hearing = Heard())),
        new("D27", "A hearing that was withdrawn was none.", Issue("D27"), "深公(网)行罚决字[2005]第0001号", desk => Decided(desk, penalty => penalty.Hearing = Heard() with { End = HearingEnd.Withdrawn })),
        new("D27", "After the unit waived its rights.", Issue("D27"), "深公(网)行罚决字[2005]第0001号", desk => Decided(desk, penalty => penalty.RightsWaived = true)),
        new("D27", "A warning has nothing to pay and nothing to stop.", Issue("D27"), "深公(网)行罚决字[2005]第0001号", desk => Decided(desk, penalty => penalty.Decided = new PenaltyContent { Warning = true })),
        new("D27", "What is confiscated is paid.", Issue("D27"), "深公(网)行罚决字[2005]第0001号", desk => Decided(desk, penalty => penalty.Decided = new PenaltyContent { Confiscation = 800 })),
        new("D27", "By the law of today: review within sixty days, a suit within six months.", Issue("D27"), "深公(网)行罚决字〔2005〕1号", desk => Decided(Under(desk, "LP-2021"))),
        new("D27", "Nothing is issued that was not decided.", Issue("D27"), "notice.not-decided", desk => File(desk)),
    ];

    private static IEnumerable<StepTrial> Evidence() =>
    [
        new("D08", "An interview stands there as it was written down, the second one of the same person as the second.", Issue("D08"), "–", desk => Filed(desk).Done("penalty-investigation", "Interview", "off1", 18, Interview("李四")).Done("penalty-investigation", "Interview", "off1", 19, Interview("王五")).Done("penalty-investigation", "Interview", "off1", 20, Interview("李四"))),
        new("D08", "Who refused to sign did so before a witness.", Issue("D08"), "–", desk => Filed(desk).Done("penalty-investigation", "Interview", "off1", 18, Interview("李四", refused: true))),
        new("D08", "What somebody says of the law is written down as it was said, be it good law or not.", Issue("D08"), "–", desk => Filed(desk).Done("penalty-investigation", "Interview", "off1", 18, Interview("李四", said: "答：依照《中华人民共和国治安管理处罚法》第三十条。"))),
        new("D08", "Where nobody was interviewed there is no record.", Issue("D08"), "template.field_missing", desk => Filed(desk).Done("penalty-investigation", "Conclude", "off1", 18, Investigated())),
        new("D09", "Whoever is interviewed is told what they may do and have to do.", Issue("D09"), "–", desk => Filed(desk).Done("penalty-investigation", "Interview", "off1", 18, Interview("李四"))),
        new("D09", "Also before a witness.", Issue("D09"), "–", desk => Filed(desk).Done("penalty-investigation", "Interview", "off1", 18, Interview("李四", refused: true))),
        new("D10", "Evidence is kept for seven days, by approval of the head, piece by piece.", Issue("D10"), "深公(网)证保决字[2005]第0001号", desk => Kept(desk)),
        new("D10", "By the law of today for seven working days.", Issue("D10"), "深公(网)证保决字〔2005〕1号", desk => Kept(Under(desk, "LP-2021"))),
        new("D10", "Without approval nothing is kept.", Issue("D10"), "template.field_missing", desk => Kept(desk, "Return")),
        new("D10", "The number of what could not be written goes to the next.", desk => AfterTheRefusalOf("D10", desk, then => then.Done("preservation-approval", "Approve", "lead", 19)), "深公(网)证保决字[2005]第0001号", desk => Kept(desk, "Return")),
        new("D46", "What becomes of each piece is told as it was decided.", SettleAndTell("""{"returned":"1","handedOver":"2","authority":"深圳市文化局","reason":"已复制"}"""), "深公(网)证保处字[2005]第0001号", desk => Decision(desk)),
        new("D46", "What is taken on the file becomes a piece of evidence with a chain of custody.", SettleAndTell("""{"filed":"2","seized":"1","seizureNo":"扣1","reason":"须继续查证"}"""), "深公(网)证保处字[2005]第0001号", desk => Decision(desk)),
        new("D46", "Without a decision the keeping is lifted by lapse of time.", SettleAndTell(null), "深公(网)证保处字[2005]第0001号", desk => Decision(desk)),
    ];

    private static CaseOnTheDesk Decision(CaseOnTheDesk desk) => Filed(desk).Add(new Notice
    {
        Id = "kept",
        CampaignId = "k",
        CaseId = "c",
        PenaltyCaseId = "p",
        TemplateCode = "D10",
        TemplateVersion = 1,
        Title = "先行登记保存证据决定书及清单",
        DocumentNumber = "证保1",
        AddresseeName = "u",
        Html = "",
        Data = """{"items":["日志服务器一台","交换机一台"],"place":"机房","keeper":"李四"}""",
        Sha256 = "",
        RequiresService = true,
        IssuedBy = "off1",
        IssuedAt = CaseOnTheDesk.At("2005-05-18"),
        IssuedOn = CaseOnTheDesk.Day("2005-05-18"),
        Status = NoticeStatus.Served,
    });

    /// <summary>The step that settles what was kept, and the document that is issued of what it gives.</summary>
    private static Func<CaseOnTheDesk, Task<string>> SettleAndTell(string? form) => async desk =>
    {
        desk.Inputs[CaseFiles.PenaltyInput] = "p";
        var inputs = form is null ? [("noticeId", (object)"kept")] : new (string, object)[] { ("noticeId", "kept"), ("form", JsonNode.Parse(form)!) };
        var ended = await desk.StepAsync("SettleKeptEvidence", inputs);
        var outputs = (JsonObject)JsonNode.Parse(ended[(ended.IndexOf("gives ", StringComparison.Ordinal) + 6)..])!;
        return await IssueAsync(desk, desk.File, "D46", (JsonObject)JsonNode.Parse((string)outputs["Paper"]!)!);
    };

    private static CaseOnTheDesk Filed(CaseOnTheDesk desk) => File(desk, penalty => penalty.FilingNumber = "受2005-1");

    private static JsonObject Interview(string name, bool refused = false, string said = "答：收到。") => new()
    {
        ["interviewee"] = name,
        ["sex"] = "male",
        ["birth"] = "1970-01-02",
        ["identity"] = name == "王五" ? null : "身份证000000000000000001",
        ["address"] = "某路1号",
        ["employer"] = "某公司",
        ["post"] = "经理",
        ["phone"] = "1390000",
        ["deputy"] = true,
        ["day"] = "2005-05-18",
        ["from"] = "9:30",
        ["to"] = "11:05",
        ["place"] = "询问室",
        ["recorder"] = "警官off2",
        ["rightsRead"] = true,
        ["record"] = $"问：是否收到？\n{said}",
        ["corrections"] = refused ? null : "无",
        ["reading"] = "aloud",
        ["signatureRefused"] = refused,
        ["witness"] = refused ? "王五" : null,
    };

    private static CaseOnTheDesk Kept(CaseOnTheDesk desk, string outcome = "Approve") => Filed(desk)
        .Done("penalty-investigation", "Preserve", "off1", 18, new() { ["items"] = "日志服务器一台\n交换机一台", ["reason"] = "可能灭失", ["place"] = "机房", ["keeper"] = "李四" }).Done("preservation-approval", outcome, "lead", 18);

    private static IEnumerable<StepTrial> Approvals() =>
    [
        new("D25", "A penalty is approved by those who had to say something to it, each in their words; the unit kept silent, and no head spoke.", Issue("D25"), "–", desk => Approved(desk)),
        new("D25", "Grave cases were discussed; the head signs what came of it.", Issue("D25"), "–", desk => Approved(desk, penalty => (penalty.CollectivelyDiscussed, penalty.Hearing) = (true, Heard())).Done("collective-discussion", "Record", "lead", 23, new() { ["participants"] = "甲、乙、丙", ["conclusion"] = "同意处罚。" })),
        new("D25", "What the unit said stands there with the officers' opinion.", Issue("D25"), "–", desk => Approved(desk, penalty => penalty.Defence = "已在整改。").Done("rights", "Defend", "rep", 21, new() { ["defence"] = "已在整改。" }).Done("defence-review", "Keep", "off1", 22, new() { ["review"] = "不予采纳" })),
        new("D25", "Also when the proposal was changed for it and announced anew.", Issue("D25"), "–", desk => Approved(desk, penalty => penalty.RightsWaived = true).Done("rights", "Defend", "rep", 21, new() { ["defence"] = "初次违法。" }).Done("defence-review", "Change", "off1", 22, new() { ["review"] = "部分采纳" })),
        new("D25", "What was said to a proposal that was sent back is no opinion about this one.", Issue("D25"), "–", desk => Approved(desk).Done("defence-review", "Keep", "off1", 18, new() { ["review"] = "不予采纳" })),
        new("D25", "No penalty, for a reason, and late.", Issue("D25"), "–", desk => Approved(desk, penalty => (penalty.Decided, penalty.Hearing) = (null, Heard() with { RefusedFor = "超过期限" }), new() { ["reason"] = "违法行为轻微并及时改正", ["overdueReason"] = "补充调查" }, "NoPenalty")),
        new("D25", "A hearing may have been withdrawn,", Issue("D25"), "–", desk => Approved(desk, penalty => penalty.Hearing = Heard() with { End = HearingEnd.Withdrawn })),
        new("D25", "missed", Issue("D25"), "–", desk => Approved(desk, penalty => penalty.Hearing = Heard() with { End = HearingEnd.Absent })),
        new("D25", "or broken off.", Issue("D25"), "–", desk => Approved(desk, penalty => penalty.Hearing = Heard() with { End = HearingEnd.Terminated })),
        new("D25", "Before the commander has decided there is nothing to sign.", Issue("D25"), "template.field_missing", desk => File(desk).Filled("penalty-investigation", Investigated(), "p")),
    ];

    private static CaseOnTheDesk File(CaseOnTheDesk desk, Action<PenaltyCase>? stands = null) => desk.Known().InThePenaltyCase(penalty =>
    {
        penalty.Facts = "责令限期整改逾期未改\n未留存日志";
        stands?.Invoke(penalty);
    });

    private static CaseOnTheDesk Under(CaseOnTheDesk desk, string law)
    {
        desk.Case.LegalProfile = law;
        return desk;
    }

    private static JsonObject Investigated() => new() { ["evidence"] = "监督检查记录\n 截图 ", ["discretion"] = "情节一般" };

    private static CaseOnTheDesk Announced(CaseOnTheDesk desk, Action<PenaltyCase>? stands = null) =>
        File(desk, stands).Visited(InspectionKind.Recheck).Ordered(OrderStatus.Failed, "o", "2005-05-01", "2005-05-02").Filled("penalty-investigation", Investigated(), "p");

    private static CaseOnTheDesk Concluded(CaseOnTheDesk desk, Action<PenaltyCase> stands, InspectionResult? visit = InspectionResult.NotFixed) => File(desk, penalty =>
    {
        penalty.FilingNumber = "受2005-1";
        stands(penalty);
    }).Visited(InspectionKind.Recheck, visit).Ordered(OrderStatus.Failed, "o", "2005-05-01", "2005-05-02").Filled("penalty-investigation", Investigated(), "p");

    private static CaseOnTheDesk Told(CaseOnTheDesk desk, Action<PenaltyCase>? stands = null) => File(desk, penalty =>
    {
        penalty.FilingNumber = "受2005-1";
        stands?.Invoke(penalty);
    }).Issued("D18", "告0", 18, NoticeStatus.Voided, "p").Add(Document("n-1", "D18", null, "2005-05-19", status: NoticeStatus.Served, penalty: "p", data: """{"penalty":{"warning":true,"fine":12000,"confiscation":0,"stop_days":0}}"""));

    private static CaseOnTheDesk Approved(CaseOnTheDesk desk, Action<PenaltyCase>? stands = null, JsonObject? decision = null, string outcome = "Penalise") => File(desk, penalty =>
    {
        (penalty.FilingNumber, penalty.AdvanceNoticeServedOn, penalty.Decided) = ("受2005-1", CaseOnTheDesk.Day("2005-05-20"), new PenaltyContent { Warning = true, Fine = 8_000 });
        stands?.Invoke(penalty);
    }).Done("penalty-investigation", "Conclude", "off1", 19, Investigated()).Done("legal-review", "Pass", "legal", 20, new() { ["opinion"] = "事实清楚，适用法律正确" }).Done("penalty-decision", outcome, "cmd", 24, decision);

    private static CaseOnTheDesk Decided(CaseOnTheDesk desk, Action<PenaltyCase>? stands = null) => File(desk, penalty =>
    {
        penalty.Decided = new PenaltyContent { Warning = true, Fine = 12_000, StopDays = 5 };
        stands?.Invoke(penalty);
    }).Filled("penalty-investigation", Investigated(), "p");

    private static CaseOnTheDesk Owed(CaseOnTheDesk desk, int year, Action<PenaltyCase>? stands = null) => Decided(desk, penalty =>
    {
        (penalty.DecidedOn, penalty.DecisionServedOn, penalty.PaymentDueOn) = (new(year, 5, 20), new(year, 5, 21), new(year, 6, 6));
        penalty.Decided = penalty.Decided! with { Confiscation = 800 };
        stands?.Invoke(penalty);
    }).Issued("D27", "罚1", 19, NoticeStatus.Voided, "p").Issued("D27", "罚2", 20, penalty: "p");

    private static void Demanded(PenaltyCase penalty, int year) =>
        penalty.Enforcement = new Enforcement { Court = "深圳市福田区人民法院", DemandServedOn = new(year, 6, 8), DemandAnswer = "请求延期" };

    private static PenaltyEnding Ending(EndingKind kind) => new() { Kind = kind, Ground = "不属于公安机关管辖", Authority = "深圳市工商行政管理局" };

    private static Hearing Heard() => new()
    {
        RequestedOn = CaseOnTheDesk.Day("2005-05-11"),
        Date = CaseOnTheDesk.Day("2005-05-28"),
        Time = "09:30",
        Place = "听证室",
        PresiderId = "legal",
        MemberId = "cmd",
        RecorderId = "off3",
        IsPublic = false,
        LateReason = "场地",
        NoticeServedOn = CaseOnTheDesk.Day("2005-05-12"),
        HeldOn = CaseOnTheDesk.Day("2005-05-28"),
        Opinion = "维持拟处罚意见。",
        End = HearingEnd.Held,
    };

    private static JsonObject Reported(bool refused) => new() { ["case"] = "陈述案情", ["answer"] = "申请人答辩", ["debate"] = "围绕日志留存辩论", ["findings"] = "事实清楚", ["witness"] = "赵六", ["signatureRefused"] = refused };

    private static async Task<string> AfterTheRefusalOf(string code, CaseOnTheDesk desk, Action<CaseOnTheDesk> completes)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Issue(code)(desk));
        Assert.Equal("template.field_missing", refused.Refusal.Code);
        completes(desk);
        return await Issue(code)(desk);
    }
}

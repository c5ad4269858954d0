using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Penalties;
using static Orchestrator.EndToEnd.Casework.Courses.CourseParts;
using static Orchestrator.EndToEnd.Casework.Courses.CourseStep;

namespace Orchestrator.EndToEnd.Casework.Courses;

/// <summary>
/// The courses that cases take beside the ordinary one. What a course is about is done in browsers; what leads to it and away from it, at the desk.
/// <see cref="WalkedElsewhere"/> names the tests that show the rest of the table, so that no row of it is missing.
/// </summary>
internal static class CaseCourses
{
    /// <summary>Rows that these courses leave to other tests, each of which shows them in a browser.</summary>
    public static IReadOnlyDictionary<string, string> WalkedElsewhere { get; } = new Dictionary<string, string>
    {
        ["TR-01"] = nameof(CaseInTheBrowserTests),
        ["TR-02"] = nameof(CaseInTheBrowserTests),
        ["TR-09"] = nameof(CaseInTheBrowserTests),
        ["TR-11"] = nameof(CaseInTheBrowserTests),
        ["TR-12"] = nameof(CaseInTheBrowserTests),
        ["TR-14"] = nameof(CaseInTheBrowserTests),
        ["TR-16"] = nameof(CaseInTheBrowserTests),
        ["TR-20"] = nameof(CaseInTheBrowserTests),
        ["TR-23"] = nameof(CaseInTheBrowserTests),
        ["TR-25"] = nameof(CaseInTheBrowserTests),
        ["TR-30"] = nameof(CaseInTheBrowserTests),
        ["TR-34"] = nameof(CaseInTheBrowserTests),
        ["TR-35"] = nameof(CaseInTheBrowserTests),
        // 中止 and 恢复 are no states and so no rows; LawInTheBrowserTests shows them, too.
        ["TR-38"] = nameof(ExceptionsInTheBrowserTests),
        ["TR-39"] = nameof(ExceptionsInTheBrowserTests),
        ["TR-40"] = nameof(ExceptionsInTheBrowserTests),
        ["TR-41"] = nameof(LawInTheBrowserTests),
    };

    public static IReadOnlyList<Course> All { get; } =
    [
        new("late", "逾期补报、退回补正", ["TR-03", "TR-04", "TR-05", "TR-06", "TR-07", "TR-08", "TR-10"],
        [
            Seen(Day(4, 30), "self-check", "Submit"),
            Seen(Day(4, 30), "self-check-review", "Return", "材料不全", _ => new() { ["items"] = "缺少网络结构图" }),
            Seen(Day(4, 30), "self-check", "Resubmit"),
            Behind(Day(4, 30), "self-check-review", "Accept"),
            .. Clean(), .. Ended(AcceptanceDay),
        ]) { Documents = ["D04", "D05"] },

        new("lapsed", "补正期满视为未报送", ["TR-06a"],
        [
            Behind(Day(4, 20), "self-check", "Submit"),
            Seen(Day(4, 20), "self-check-review", "Return", "材料不全", _ => new() { ["items"] = "缺少网络结构图" }),
            .. Clean(), .. Ended(AcceptanceDay),
        ]) { Documents = ["D04", "D05"] },

        new("more-time", "准予延期、首次验收不合格", ["TR-17", "TR-19", "TR-21", "TR-22", "TR-29", "TR-32", "TR-32a"],
        [
            .. Found("V01"), .. Ordered(7),
            Seen(InspectionDay, "rectification", "AskExtension", answers: _ => new() { ["days"] = 5, ["grounds"] = "设备到货延迟", ["interim"] = "人工登记" }),
            Seen(InspectionDay, "extension", "Grant", answers: _ => new() { ["days"] = 5, ["conditions"] = "人工登记" }),
            Behind(Day(5, 18), "rectification", "Report"), .. Rechecked(Day(5, 18)),
            Seen(AcceptanceDay, "acceptance", "Fail", "制度未落实", Failed),
            Seen(AcceptanceDay, "acceptance-rework", "Report", answers: _ => new() { ["measures"] = "已落实" }),
            .. Ended(AcceptanceDay),
        ]) { Documents = ["D12"] },

        new("partly", "不批准、不予延期、提前复查、部分整改续发通知", ["TR-15", "TR-18", "TR-24", "TR-24a"],
        [
            .. Found("V01", "V02"),
            Behind(InspectionDay, "disposal", "Order", answers: _ => new() { ["termDays"] = 1 }),
            Seen(InspectionDay, "order-approval", "Reject", "整改期限过短"),
            .. Ordered(7),
            Behind(InspectionDay, "rectification", "AskExtension", answers: _ => new() { ["days"] = 5, ["grounds"] = "人手不足", ["interim"] = "人工登记" }),
            Seen(InspectionDay, "extension", "Refuse", "人手不足不是客观原因"),
            Behind(Day(5, 12), "rectification", "Report"),
            Behind(Day(5, 12), "recheck-start", "Start"),
            Seen(Day(5, 12), "recheck", "Continue"),
            Behind(Day(5, 18), "recheck-start", "Start"),
            Seen(Day(5, 18), "recheck", "Partly", answers: _ => new() { ["termDays"] = 5 }),
            Seen(Day(5, 18), "recheck-confirm", "Confirm"),
            Seen(Day(5, 18), "service", "Served"),
            Seen(Day(5, 20), "rectification", "Report"),
            .. Rechecked(Day(5, 20)), .. Ended(AcceptanceDay),
        ]) { Documents = ["D11", "D12"] },

        new("spared", "直接立案、陈述申辩后不予处罚，复查已整改", ["TR-13", "TR-27"],
        [
            .. Found("V07"),
            Behind(InspectionDay, "disposal", "Penalty", answers: _ => new() { ["violation"] = "V07", ["facts"] = "未备案" }),
            .. Announced(InspectionDay),
            Seen(InspectionDay, "rights", "Defend", answers: _ => new() { ["defence"] = "已补办备案" }),
            Seen(Day(5, 18), "defence-review", "Keep", answers: _ => new() { ["review"] = "已采纳补办情节" }),
            Seen(Day(5, 18), "penalty-decision", "NoPenalty", "违法行为轻微并及时改正"),
            Behind(Day(5, 18), "service", "Served"),
            Seen(Day(5, 18), "recheck-start", "Start"),
            Seen(Day(5, 18), "recheck", "Fixed"),
            Seen(Day(5, 18), "recheck-confirm", "Confirm"),
            .. Ended(AcceptanceDay),
        ]) { PenaltyTransitions = ["PT-13", "PT-17", "PT-26", "PT-29"], Documents = ["D17", "D20", "D25", "D28", "D44"], Outcome = PenaltyOutcome.NoPenalty },

        new("on-the-spot", "当场处罚（简易程序）", ["TR-13", "TR-26", "TR-28"],
        [
            .. Found("V07"),
            Seen(InspectionDay, "disposal", "OnTheSpot", answers: _ => new() { ["violation"] = "V07", ["facts"] = "未按规定报备", ["warning"] = true, ["fine"] = 0, ["heard"] = true }),
            Seen(InspectionDay, "service", "Served"),
            Seen(InspectionDay, "spot-report", "Noted"),
            .. Rechecked(Day(5, 18)), .. Ended(AcceptanceDay),
        ]) { PenaltyTransitions = ["PT-01", "PT-02a", "PT-31"], Documents = ["D26"], Outcome = PenaltyOutcome.Executed },

        new("referred", "部分移送，公安部分继续办理", ["TR-10"],
        [
            .. Clean(),
            Asked(InspectionDay, MeasureKind.Refer, "无证经营部分由通信管理部门管辖。", _ => new() { ["matter"] = "UNLICENSED_ACCESS", ["authority"] = "广东省通信管理局" }),
            Seen(InspectionDay, "measure-review", "Pass"),
            Seen(InspectionDay, "measure-approval", "Approve"),
            Seen(InspectionDay, "measure-receipt", "Received", answers: _ => new() { ["receipt"] = "粤通收〔2005〕2号" }),
            .. Ended(AcceptanceDay),
        ]) { Documents = ["D36"] },

        new("heard", "听证", ["TR-26", "TR-28"],
        [
            .. Found("V01"), .. Ordered(5), .. Rechecked(Day(5, 17), "NotFixed"),
            Behind(Day(5, 17), "penalty-proposal", "Propose", answers: _ => new() { ["violation"] = "V01" }),
            .. Announced(Day(5, 17), fine: 10_000),
            Seen(Day(5, 18), "rights", "RequestHearing", answers: _ => new() { ["grounds"] = "罚款过重" }),
            Seen(Day(5, 18), "hearing-acceptance", "Accept"),
            Seen(Day(5, 18), "hearing-arrangement", "Arrange", answers: _ => new() { ["date"] = "2005-05-26", ["place"] = "听证室" }),
            Behind(Day(5, 18), "service", "Served"),
            Seen(Day(5, 26), "hearing", "Open", answers: _ => new() { ["attendees"] = "法定代表人、办案民警" }),
            Seen(Day(5, 26), "hearing-report", "Conclude", answers: _ => new() { ["opinion"] = "建议维持。" }),
            Behind(Day(5, 26), "legal-review", "Pass"),
            Seen(Day(5, 26), "collective-discussion", "Record", answers: _ => new() { ["participants"] = "甲、乙、丙", ["vote"] = "三票同意", ["conclusion"] = "同意处罚" }),
            .. Decided(Day(5, 26), fine: 10_000),
            Behind(Day(5, 26), "payment", "Paid", answers: _ => new() { ["amount"] = 10_000 }),
            .. Rechecked(Day(5, 26)), .. Ended(Day(5, 26)),
        ]) { PenaltyTransitions = ["PT-14", "PT-19", "PT-21", "PT-23", "PT-45", "PT-24"], Documents = ["D17", "D18", "D22", "D23", "D24", "D25", "D27", "D29"], Outcome = PenaltyOutcome.Executed },

        new("failed-twice", "两次验收不合格，提请处罚", ["TR-32", "TR-32a", "TR-33"],
        [
            .. Clean(),
            Behind(AcceptanceDay, "acceptance", "Fail", "制度未落实", Failed),
            Behind(AcceptanceDay, "acceptance-rework", "Report"),
            Seen(AcceptanceDay, "acceptance", "Fail", "仍未落实", Failed),
            Seen(AcceptanceDay, "acceptance-followup", "Penalty", answers: file => new() { ["findings"] = Findings(file, "V07"), ["violation"] = "V07", ["facts"] = "验收时仍未备案" }),
            Seen(AcceptanceDay, "penalty-filing", "Approve"),
            .. Announced(AcceptanceDay).Skip(1),
            Behind(AcceptanceDay, "rights", "Waive"),
            .. Decided(AcceptanceDay), .. Rechecked(Day(5, 26)), .. Ended(Day(5, 26)),
        ]) { PenaltyTransitions = ["PT-02", "PT-15", "PT-31"], Documents = ["D27"], Outcome = PenaltyOutcome.Executed },

        new("ordered-again", "两次验收不合格，再次责令整改", ["TR-33"],
        [
            .. Clean(),
            Behind(AcceptanceDay, "acceptance", "Fail", "制度未落实", Failed),
            Behind(AcceptanceDay, "acceptance-rework", "Report"),
            Behind(AcceptanceDay, "acceptance", "Fail", "仍未落实", Failed),
            Seen(AcceptanceDay, "acceptance-followup", "Order", answers: file => new() { ["findings"] = Findings(file, "V01"), ["termDays"] = 5 }),
            Seen(AcceptanceDay, "order-approval", "Approve"),
            Behind(AcceptanceDay, "service", "Served"),
            Behind(Day(5, 26), "rectification", "Report"), .. Rechecked(Day(5, 26)), .. Ended(Day(5, 26)),
        ]) { Documents = ["D11"] },

        new("reopened", "结案后发现新证据，重新启动", ["TR-42"],
        [
            .. Clean(), Passed(AcceptanceDay),
            Behind(AcceptanceDay, "case-close", "Close"),
            Asked(Day(5, 24), MeasureKind.Reopen, "收到新的证据。", file => new() { ["findings"] = Findings(file, "V01"), ["actEndedOn"] = "2005-05-22" }, by: "lead"),
            Seen(Day(5, 24), "measure-approval", "Approve"),
            Seen(Day(5, 24), "disposal", "Order", answers: _ => new() { ["termDays"] = 5 }),
            Behind(Day(5, 24), "order-approval", "Approve"),
            Behind(Day(5, 24), "service", "Served"),
            Behind(Day(5, 26), "rectification", "Report"), .. Rechecked(Day(5, 26)), .. Ended(Day(5, 26)),
        ]) { Documents = ["D43", "D11"] },

        new("on-file", "未抽中，书面验收", ["TR-08", "TR-10", "TR-29", "TR-31"],
        [
            Behind(Day(4, 20), "self-check", "Submit"),
            Behind(Day(4, 20), "self-check-review", "Accept"),
            .. Clean(),
            Seen(AcceptanceDay, "acceptance-document", "Pass"),
            .. Closed(AcceptanceDay),
        ]),

        new("evidence", "询问当事人、先行登记保存证据", ["TR-26", "TR-28"],
        [
            .. Found("V01"), .. Ordered(5), .. Rechecked(Day(5, 17), "NotFixed"),
            Behind(Day(5, 17), "penalty-proposal", "Propose", answers: _ => new() { ["violation"] = "V01" }),
            Behind(Day(5, 17), "penalty-filing", "Approve"),
            Seen(Day(5, 17), "penalty-investigation", "Interview", answers: _ => Interview("居民身份证000000000000000001", "document")),
            Seen(Day(5, 17), "penalty-investigation", "Interview", answers: _ => Interview(null, "first")),
            Seen(Day(5, 17), "penalty-investigation", "Preserve", "日志服务器即将更换，其中的记录可能灭失", _ => new() { ["items"] = "日志服务器一台，机架式\n接入交换机配置记录一份，共六页", ["place"] = "该单位机房", ["keeper"] = "安全员乙" }),
            OnPage(Day(5, 17), "preservation-asked", (walk, picture) => walk.ReadAskedAsync("preservation-approval", "lead", "接入交换机配置记录一份，共六页", picture)),
            Seen(Day(5, 17), "preservation-approval", "Approve"),
            Behind(Day(5, 17), "service", "Served"),
            OnPage(Day(5, 18), "hand-over", (walk, picture) => walk.HandOverKeptAsync("司法鉴定所", "司法鉴定所收检室", "送检", "封条完好", picture)),
            OnPage(Day(5, 18), "preservation-list", (walk, picture) => walk.ReadAskedAsync("preservation-decision", "lead", "日志服务器一台，机架式", picture)),
            Seen(Day(5, 18), "preservation-decision", "Decide", "日志已复制，服务器无须继续保存", _ => new() { ["returned"] = "1", ["filed"] = "2" }),
            Behind(Day(5, 18), "service", "Served"),
            .. Announced(Day(5, 18)).Skip(1),
            Behind(Day(5, 18), "rights", "Waive"),
            .. Decided(Day(5, 18)), .. Rechecked(Day(5, 18)), .. Ended(AcceptanceDay),
        ]) { PenaltyTransitions = ["PT-05", "PT-15", "PT-31"], Documents = ["D08", "D09", "D10", "D17", "D27", "D46"], Outcome = PenaltyOutcome.Executed },
    ];
}

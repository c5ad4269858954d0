using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Workflows.Law;

/// <summary>Timers of the unit case and of filing: T-01 to T-13.</summary>
internal static class CaseTimers
{
    public static readonly TimerDefinition[] All =
    [
        new()
        {
            Id = "T-01",
            NameZh = "自查报送截止",
            NameEn = "Self-check filing deadline",
            Kind = DeadlineKind.Campaign,
            BasisZh = "工作方案四（一）",
            BasisEn = "campaign plan, part 4(1)",
            EffectZh = "转逾期未报，发催报函",
            EffectEn = "case overdue, reminder letter",
        },
        new()
        {
            Id = "T-02",
            NameZh = "催报提醒",
            NameEn = "Filing reminders",
            Kind = DeadlineKind.Reminder,
            BasisZh = "工作方案四（一）",
            BasisEn = "campaign plan, part 4(1)",
            EffectZh = "发送提醒",
            EffectEn = "reminder sent",
            ReminderOffsets = [-7, -3, -1, 0, 1, 3],
        },
        new()
        {
            Id = "T-03",
            NameZh = "补正期限",
            NameEn = "Correction of a returned filing",
            Kind = DeadlineKind.Internal,
            BasisZh = "内部规定",
            BasisEn = "internal rule",
            EffectZh = "视为未报送",
            EffectEn = "treated as not filed",
            Lengths = [new("LP-2005", StatutoryPeriod.WorkingDays(3))],
        },
        new()
        {
            Id = "T-04",
            NameZh = "检查阶段截止",
            NameEn = "End of the inspection stage",
            Kind = DeadlineKind.Campaign,
            BasisZh = "工作方案四（二）",
            BasisEn = "campaign plan, part 4(2)",
            EffectZh = "列出未检查单位并说明",
            EffectEn = "list of units not inspected, with reasons",
        },
        new()
        {
            Id = "T-05",
            NameZh = "检查通知提前量",
            NameEn = "Notice before an inspection",
            Kind = DeadlineKind.Internal,
            BasisZh = "内部规定",
            BasisEn = "internal rule",
            EffectZh = "可以检查",
            EffectEn = "inspection may take place",
            Lengths = [new("LP-2005", StatutoryPeriod.WorkingDays(1))],
            Options = [StatutoryPeriod.WorkingDays(1), StatutoryPeriod.WorkingDays(2), StatutoryPeriod.WorkingDays(3)],
        },
        new()
        {
            Id = "T-06",
            NameZh = "整改期限",
            NameEn = "Rectification period",
            Kind = DeadlineKind.Statutory,
            BasisZh = "公安部令第33号第二十一条、行政处罚法",
            BasisEn = "Ministry order 33, article 21; Administrative Penalty Law",
            EffectZh = "转期满待复查，安排两名民警复查",
            EffectEn = "recheck by two officers",
            Options = [StatutoryPeriod.CalendarDays(0), StatutoryPeriod.CalendarDays(5), StatutoryPeriod.CalendarDays(7), StatutoryPeriod.CalendarDays(10), StatutoryPeriod.CalendarDays(15), StatutoryPeriod.CalendarDays(30)],
        },
        new()
        {
            Id = "T-07",
            NameZh = "整改到期提醒",
            NameEn = "Reminders before the rectification period ends",
            Kind = DeadlineKind.Reminder,
            BasisZh = "内部规定",
            BasisEn = "internal rule",
            EffectZh = "发届满提醒函",
            EffectEn = "reminder letter",
            ReminderOffsets = [-3, -1, 0],
        },
        new()
        {
            Id = "T-08",
            NameZh = "延期申请截止",
            NameEn = "Last day to ask for an extension",
            Kind = DeadlineKind.Internal,
            BasisZh = "内部规定",
            BasisEn = "internal rule",
            EffectZh = "逾期申请不予受理",
            EffectEn = "later requests are refused",
            Lengths = [new("LP-2005", StatutoryPeriod.WorkingDays(1))],
        },
        new()
        {
            Id = "T-09",
            NameZh = "延期审批",
            NameEn = "Decision on an extension",
            Kind = DeadlineKind.Internal,
            BasisZh = "内部规定",
            BasisEn = "internal rule",
            EffectZh = "未批复即未准许，报负责人",
            EffectEn = "no answer means not granted; escalated",
            Lengths = [new("LP-2005", StatutoryPeriod.WorkingDays(2))],
        },
        new()
        {
            Id = "T-10",
            NameZh = "复查",
            NameEn = "Recheck",
            Kind = DeadlineKind.Internal,
            BasisZh = "内部规定",
            BasisEn = "internal rule",
            EffectZh = "报负责人",
            EffectEn = "escalated to the head",
            Lengths = [new("LP-2005", StatutoryPeriod.WorkingDays(3)), new("LP-2021", StatutoryPeriod.WorkingDays(5))],
        },
        new()
        {
            Id = "T-11",
            NameZh = "受案审批",
            NameEn = "Decision on filing a penalty case",
            Kind = DeadlineKind.Internal,
            BasisZh = "公安机关办理行政案件程序规定",
            BasisEn = "police procedure rules",
            EffectZh = "报负责人",
            EffectEn = "escalated",
            Lengths = [new("LP-2005", StatutoryPeriod.WorkingDays(2)), new("LP-2021", StatutoryPeriod.Hours(24))],
        },
        new()
        {
            Id = "T-12",
            NameZh = "移送（公安内部）",
            NameEn = "Transfer inside the police",
            Kind = DeadlineKind.Statutory,
            BasisZh = "公安机关办理行政案件程序规定第六十一条",
            BasisEn = "police procedure rules, article 61",
            EffectZh = "报负责人",
            EffectEn = "escalated",
            Lengths = [new("LP-2005", StatutoryPeriod.Hours(24))],
        },
        new()
        {
            Id = "T-13",
            NameZh = "案件移送（其他机关）",
            NameEn = "Transfer to another authority",
            Kind = DeadlineKind.Internal,
            BasisZh = "内部规定",
            BasisEn = "internal rule",
            EffectZh = "报负责人，等待回执",
            EffectEn = "escalated; receipt awaited",
            Lengths = [new("LP-2005", StatutoryPeriod.WorkingDays(3))],
        },
    ];
}

using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Workflows.Law;

/// <summary>Timers of enforcement, remedies, acceptance, tips and archiving: T-28 to T-44.</summary>
internal static class AftermathTimers
{
    public static readonly TimerDefinition[] All =
    [
        new()
        {
            Id = "T-28",
            NameZh = "催告后等待",
            NameEn = "Wait after the demand",
            Kind = DeadlineKind.Statutory,
            BasisZh = "行政强制法第四十六条、第五十四条、第六十九条",
            BasisEn = "Administrative Compulsion Law, articles 46, 54, 69",
            EffectZh = "可以申请法院强制执行",
            EffectEn = "the court may be applied to",
            Lengths = [new("LP-2012", StatutoryPeriod.WorkingDays(10))],
        },
        new()
        {
            Id = "T-29",
            NameZh = "申请法院强制执行",
            NameEn = "Application to the court for enforcement",
            Kind = DeadlineKind.Statutory,
            BasisZh = "法释〔2000〕8号第八十八条；行政强制法第五十三条",
            BasisEn = "judicial interpretation 2000-8, article 88; Administrative Compulsion Law, article 53",
            EffectZh = "丧失申请权，最高级别预警",
            EffectEn = "right lost; highest alert",
            Lengths = [new("LP-2005", StatutoryPeriod.CalendarDays(180)), new("LP-2012", StatutoryPeriod.Months(3))],
            ReminderOffsets = [-30, -10, -3],
        },
        new()
        {
            Id = "T-30",
            NameZh = "行政复议申请",
            NameEn = "Application for review",
            Kind = DeadlineKind.Statutory,
            BasisZh = "行政复议法",
            BasisEn = "Administrative Review Law",
            EffectZh = "复议期满",
            EffectEn = "final as to review",
            Lengths = [new("LP-2005", StatutoryPeriod.CalendarDays(60))],
        },
        new()
        {
            Id = "T-31",
            NameZh = "行政诉讼",
            NameEn = "Suit",
            Kind = DeadlineKind.Statutory,
            BasisZh = "行政诉讼法",
            BasisEn = "Administrative Litigation Law",
            EffectZh = "起诉期满",
            EffectEn = "final as to suit",
            Lengths = [new("LP-2005", StatutoryPeriod.Months(3)), new("LP-2015", StatutoryPeriod.Months(6))],
        },
        new()
        {
            Id = "T-32",
            NameZh = "诉讼（复议后）",
            NameEn = "Suit after review",
            Kind = DeadlineKind.Statutory,
            BasisZh = "行政诉讼法",
            BasisEn = "Administrative Litigation Law",
            EffectZh = "起诉期满",
            EffectEn = "final as to suit",
            Lengths = [new("LP-2005", StatutoryPeriod.CalendarDays(15))],
        },
        new()
        {
            Id = "T-33",
            NameZh = "停机整顿、停止联网期满",
            NameEn = "End of a stop order",
            Kind = DeadlineKind.Statutory,
            BasisZh = "公安部令第33号第二十一条、第二十三条",
            BasisEn = "Ministry order 33, articles 21 and 23",
            EffectZh = "恢复联网检查",
            EffectEn = "check before reconnection",
            Lengths = [new("LP-2005", StatutoryPeriod.Months(6))],
            Rolls = false,
        },
        new()
        {
            Id = "T-34",
            NameZh = "处罚公开撤回",
            NameEn = "Withdrawal of a published penalty",
            Kind = DeadlineKind.Statutory,
            BasisZh = "行政处罚法（2021）第四十八条",
            BasisEn = "Administrative Penalty Law 2021, article 48",
            EffectZh = "从公开网站撤回",
            EffectEn = "taken off the public site",
            Lengths = [new("LP-2021", StatutoryPeriod.WorkingDays(3))],
        },
        new()
        {
            Id = "T-35",
            NameZh = "当场处罚备案",
            NameEn = "Report of an on-the-spot penalty",
            Kind = DeadlineKind.Statutory,
            BasisZh = "公安机关办理行政案件程序规定第三十九条",
            BasisEn = "police procedure rules, article 39",
            EffectZh = "报负责人",
            EffectEn = "escalated",
            Lengths = [new("LP-2005", StatutoryPeriod.Hours(24))],
        },
        new()
        {
            Id = "T-36",
            NameZh = "验收阶段截止",
            NameEn = "End of the acceptance stage",
            Kind = DeadlineKind.Campaign,
            BasisZh = "工作方案四（三）",
            BasisEn = "campaign plan, part 4(3)",
            EffectZh = "冻结结果以编写通报",
            EffectEn = "results frozen for the bulletin",
        },
        new()
        {
            Id = "T-37",
            NameZh = "验收不合格再整改",
            NameEn = "Rectification after a failed acceptance",
            Kind = DeadlineKind.Statutory,
            BasisZh = "责令整改决定",
            BasisEn = "the order itself",
            EffectZh = "再次验收，仍不合格转处罚",
            EffectEn = "second check, then the penalty path",
            Lengths = [new("LP-2005", StatutoryPeriod.CalendarDays(5))],
        },
        new()
        {
            Id = "T-38",
            NameZh = "通报印发",
            NameEn = "Issue of the bulletin",
            Kind = DeadlineKind.Internal,
            BasisZh = "工作方案五",
            BasisEn = "campaign plan, part 5",
            EffectZh = "提醒专项办",
            EffectEn = "reminder to the office",
            Lengths = [new("LP-2005", StatutoryPeriod.WorkingDays(15))],
        },
        new()
        {
            Id = "T-39",
            NameZh = "举报登记、初核、核查",
            NameEn = "Registering, screening and checking a tip",
            Kind = DeadlineKind.Internal,
            BasisZh = "内部规定",
            BasisEn = "internal rule",
            EffectZh = "报负责人",
            EffectEn = "escalated",
            Lengths = [new("LP-2005", StatutoryPeriod.WorkingDays(7))],
            Options = [StatutoryPeriod.WorkingDays(1), StatutoryPeriod.WorkingDays(2), StatutoryPeriod.WorkingDays(7)],
        },
        new()
        {
            Id = "T-40",
            NameZh = "举报反馈",
            NameEn = "Answer to the informant",
            Kind = DeadlineKind.Internal,
            BasisZh = "内部规定",
            BasisEn = "internal rule",
            EffectZh = "提醒",
            EffectEn = "reminder",
            Lengths = [new("LP-2005", StatutoryPeriod.WorkingDays(3))],
        },
        new()
        {
            Id = "T-41",
            NameZh = "工作情况周报",
            NameEn = "Weekly progress report",
            Kind = DeadlineKind.Internal,
            BasisZh = "工作方案五",
            BasisEn = "campaign plan, part 5",
            EffectZh = "每周五17时提醒",
            EffectEn = "reminder every Friday at 17:00",
        },
        new()
        {
            Id = "T-42",
            NameZh = "归档",
            NameEn = "Archiving",
            Kind = DeadlineKind.Internal,
            BasisZh = "内部规定",
            BasisEn = "internal rule",
            EffectZh = "提醒内勤",
            EffectEn = "reminder to the clerk",
            Lengths = [new("LP-2005", StatutoryPeriod.CalendarDays(30))],
        },
        new()
        {
            Id = "T-43",
            NameZh = "备案义务",
            NameEn = "Duty to file with the police",
            Kind = DeadlineKind.Statutory,
            BasisZh = "公安部令第33号第十二条",
            BasisEn = "Ministry order 33, article 12",
            EffectZh = "列为未备案线索",
            EffectEn = "lead: not filed",
            Lengths = [new("LP-2005", StatutoryPeriod.CalendarDays(30))],
        },
        new()
        {
            Id = "T-44",
            NameZh = "追究时效",
            NameEn = "Limitation",
            Kind = DeadlineKind.Statutory,
            BasisZh = "行政处罚法（1996）第二十九条、（2021）第三十六条",
            BasisEn = "Administrative Penalty Law 1996, article 29; 2021, article 36",
            EffectZh = "不再给予处罚",
            EffectEn = "no penalty may be imposed",
            Lengths = [new("LP-2005", StatutoryPeriod.Years(2))],
            Rolls = false,
        },
    ];
}

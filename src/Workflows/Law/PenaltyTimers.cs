using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Workflows.Law;

/// <summary>Timers of the penalty procedure up to payment: T-14 to T-27.</summary>
internal static class PenaltyTimers
{
    public static readonly TimerDefinition[] All =
    [
        new()
        {
            Id = "T-14",
            NameZh = "办案期限",
            NameEn = "Time to decide a case",
            Kind = DeadlineKind.Statutory,
            BasisZh = "行政处罚法（2021）第六十条；此前为内部规定",
            BasisEn = "Administrative Penalty Law 2021, article 60; internal before",
            EffectZh = "执法过错预警，案件继续",
            EffectEn = "alert; the case goes on",
            Lengths = [new("LP-2005", StatutoryPeriod.CalendarDays(60)), new("LP-2021", StatutoryPeriod.CalendarDays(90))],
        },
        new()
        {
            Id = "T-15",
            NameZh = "先行登记保存",
            NameEn = "Evidence kept by registration",
            Kind = DeadlineKind.Statutory,
            BasisZh = "行政处罚法",
            BasisEn = "Administrative Penalty Law",
            EffectZh = "自动解除",
            EffectEn = "lifted by itself",
            Lengths = [new("LP-2005", StatutoryPeriod.CalendarDays(7)), new("LP-2021", StatutoryPeriod.WorkingDays(7))],
        },
        new()
        {
            Id = "T-16",
            NameZh = "回避决定",
            NameEn = "Decision on recusal",
            Kind = DeadlineKind.Statutory,
            BasisZh = "公安机关办理行政案件程序规定第二十一条",
            BasisEn = "police procedure rules, article 21",
            EffectZh = "报负责人，调查不停止",
            EffectEn = "escalated; the investigation goes on",
            Lengths = [new("LP-2005", StatutoryPeriod.CalendarDays(2))],
        },
        new()
        {
            Id = "T-17",
            NameZh = "陈述申辩期",
            NameEn = "Time for statement and defence",
            Kind = DeadlineKind.Statutory,
            BasisZh = "行政处罚法",
            BasisEn = "Administrative Penalty Law",
            EffectZh = "记录未提出，继续办理",
            EffectEn = "recorded as not used; procedure goes on",
            Lengths = [new("LP-2005", StatutoryPeriod.CalendarDays(3)), new("LP-2021", StatutoryPeriod.WorkingDays(5))],
        },
        new()
        {
            Id = "T-18",
            NameZh = "公告告知",
            NameEn = "Advance notice by publication",
            Kind = DeadlineKind.Statutory,
            BasisZh = "公安机关办理行政案件程序规定第一百六十八条",
            BasisEn = "police procedure rules, article 168",
            EffectZh = "可以作出决定",
            EffectEn = "a decision may be taken",
            Lengths = [new("LP-2005", StatutoryPeriod.CalendarDays(7))],
        },
        new()
        {
            Id = "T-19",
            NameZh = "听证申请期",
            NameEn = "Time to request a hearing",
            Kind = DeadlineKind.Statutory,
            BasisZh = "行政处罚法（1996）第四十二条、（2021）第六十四条",
            BasisEn = "Administrative Penalty Law 1996, article 42; 2021, article 64",
            EffectZh = "听证权消灭，期内交邮的仍受理",
            EffectEn = "right lapses; letters posted in time still count",
            Lengths = [new("LP-2005", StatutoryPeriod.CalendarDays(3)), new("LP-2021", StatutoryPeriod.WorkingDays(5))],
        },
        new()
        {
            Id = "T-20",
            NameZh = "听证受理",
            NameEn = "Decision on a hearing request",
            Kind = DeadlineKind.Statutory,
            BasisZh = "公安机关办理行政案件程序规定第一百三十五条",
            BasisEn = "police procedure rules, article 135",
            EffectZh = "视为受理",
            EffectEn = "deemed accepted",
            Lengths = [new("LP-2005", StatutoryPeriod.CalendarDays(2))],
        },
        new()
        {
            Id = "T-21",
            NameZh = "听证通知提前",
            NameEn = "Notice before a hearing",
            Kind = DeadlineKind.Statutory,
            BasisZh = "行政处罚法（1996）第四十二条、（2021）第六十四条",
            BasisEn = "Administrative Penalty Law 1996, article 42; 2021, article 64",
            EffectZh = "不得安排更早日期",
            EffectEn = "no earlier date may be set",
            Lengths = [new("LP-2005", StatutoryPeriod.CalendarDays(7)), new("LP-2021", StatutoryPeriod.WorkingDays(7))],
        },
        new()
        {
            Id = "T-22",
            NameZh = "听证举行",
            NameEn = "Holding of the hearing",
            Kind = DeadlineKind.Statutory,
            BasisZh = "公安机关办理行政案件程序规定第一百三十七条",
            BasisEn = "police procedure rules, article 137",
            EffectZh = "提示并记录原因",
            EffectEn = "warning; the reason is recorded",
            Lengths = [new("LP-2005", StatutoryPeriod.CalendarDays(10))],
        },
        new()
        {
            Id = "T-23",
            NameZh = "法制审核",
            NameEn = "Legal review",
            Kind = DeadlineKind.Internal,
            BasisZh = "内部规定",
            BasisEn = "internal rule",
            EffectZh = "报负责人",
            EffectEn = "escalated",
            Lengths = [new("LP-2005", StatutoryPeriod.WorkingDays(3)), new("LP-2021", StatutoryPeriod.WorkingDays(5))],
        },
        new()
        {
            Id = "T-24",
            NameZh = "决定书送达",
            NameEn = "Service of the decision",
            Kind = DeadlineKind.Statutory,
            BasisZh = "行政处罚法（1996）第四十条、（2021）第六十一条",
            BasisEn = "Administrative Penalty Law 1996, article 40; 2021, article 61",
            EffectZh = "报负责人，改用其他送达方式",
            EffectEn = "escalated; next mode of service",
            Lengths = [new("LP-2005", StatutoryPeriod.CalendarDays(7)), new("LP-2021", StatutoryPeriod.WorkingDays(7))],
        },
        new()
        {
            Id = "T-25",
            NameZh = "公告送达",
            NameEn = "Service by public notice",
            Kind = DeadlineKind.Statutory,
            BasisZh = "公安机关办理行政案件程序规定第三十六条",
            BasisEn = "police procedure rules, article 36",
            EffectZh = "视为送达",
            EffectEn = "deemed served",
            Lengths = [new("LP-2005", StatutoryPeriod.CalendarDays(60))],
        },
        new()
        {
            Id = "T-26",
            NameZh = "罚款缴纳",
            NameEn = "Payment of the fine",
            Kind = DeadlineKind.Statutory,
            BasisZh = "行政处罚法（1996）第四十六条、（2021）第六十七条",
            BasisEn = "Administrative Penalty Law 1996, article 46; 2021, article 67",
            EffectZh = "次日起加处罚款",
            EffectEn = "surcharge from the next day",
            Lengths = [new("LP-2005", StatutoryPeriod.CalendarDays(15))],
        },
        new()
        {
            Id = "T-27",
            NameZh = "加处罚款",
            NameEn = "Surcharge for late payment",
            Kind = DeadlineKind.Statutory,
            BasisZh = "行政处罚法（1996）第五十一条、（2021）第七十二条",
            BasisEn = "Administrative Penalty Law 1996, article 51; 2021, article 72",
            EffectZh = "每日按罚款数额的百分之三计算",
            EffectEn = "3 % of the fine each day",
        },
    ];
}

using NodaTime;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Law;

/// <summary>The legal profiles in order of time, domain reference §2.1. Each is written as what it changes in its predecessor.</summary>
public static class LegalProfiles
{
    private static readonly Remedies Until2015 = new(
        ["广东省公安厅", "深圳市人民政府"], ["the Public Security Department of Guangdong Province", "the Shenzhen Municipal People's Government"],
        StatutoryPeriod.CalendarDays(60), "有管辖权的人民法院", "the people's court that has jurisdiction", StatutoryPeriod.Months(3), StatutoryPeriod.CalendarDays(15));

    /// <summary>The law of the campaign of 2005.</summary>
    public static LegalProfile Lp2005 { get; } = new()
    {
        Id = "LP-2005",
        From = new LocalDate(2004, 1, 1),
        ChangeZh = "行政处罚法（1996）、公安机关办理行政案件程序规定（2003）、行政诉讼法（1989）、行政复议法（1999）；尚无行政强制法。",
        ChangeEn = "Administrative Penalty Law 1996, police procedure rules 2003, Administrative Litigation Law 1989, Administrative Review Law 1999; no Administrative Compulsion Law yet.",
        PeriodRule = new Citation("《中华人民共和国民事诉讼法》第七十五条", "Civil Procedure Law, article 75"),
        PenaltyLaw = PenaltyLaw.Of1996,
        Remedies = Until2015,
        HearingThresholds = new HearingThresholds(Person: 2_000, Unit: 10_000, PublicSecurity: 2_000),
        SurchargeCapped = false,
        SurchargeStopsDuringReview = false,
        DemandRequired = false,
        NoticeMustStatePenalty = false,
        FirstViolationMayBeSpared = false,
        OnTheSpot = new OnTheSpotLimits(Person: 50, Unit: 1_000),
        LogRetentionDays = 60,
        NumberStyle = new NumberStyle("[", "]", "第", 4),
    };

    public static LegalProfile Lp2006 { get; } = Lp2005 with
    {
        Id = "LP-2006",
        From = new LocalDate(2006, 3, 1),
        ChangeZh = "公安部令第82号（互联网安全保护技术措施规定）、治安管理处罚法施行。",
        ChangeEn = "Ministry order 82 on technical measures and the Public Security Administration Punishments Law take effect.",
    };

    public static LegalProfile Lp2012 { get; } = Lp2006 with
    {
        Id = "LP-2012",
        From = new LocalDate(2012, 1, 1),
        ChangeZh = "行政强制法施行：加处罚款不得超出罚款数额，申请法院执行前须催告，期限为三个月。",
        ChangeEn = "Administrative Compulsion Law: surcharge capped at the fine, demand before applying to court, three months to apply.",
        SurchargeCapped = true,
        DemandRequired = true,
    };

    public static LegalProfile Lp2013 { get; } = Lp2012 with
    {
        Id = "LP-2013",
        From = new LocalDate(2013, 1, 1),
        ChangeZh = "公安机关办理行政案件程序规定（2012）施行；文书编号不编虚位。",
        ChangeEn = "Police procedure rules of 2012; document numbers are no longer padded.",
        PeriodRule = new Citation("《公安机关办理行政案件程序规定》第三十五条", "Police Administrative Case Procedure, article 35"),
        NumberStyle = new NumberStyle("〔", "〕", "", 0),
    };

    public static LegalProfile Lp2015 { get; } = Lp2013 with
    {
        Id = "LP-2015",
        From = new LocalDate(2015, 5, 1),
        ChangeZh = "行政诉讼法（2014）施行：起诉期限六个月。",
        ChangeEn = "Administrative Litigation Law 2014: six months to sue.",
        Remedies = Until2015 with { SuitTerm = StatutoryPeriod.Months(6) },
    };

    public static LegalProfile Lp2017 { get; } = Lp2015 with
    {
        Id = "LP-2017",
        From = new LocalDate(2017, 6, 1),
        ChangeZh = "网络安全法施行：日志留存不少于六个月，实名制。",
        ChangeEn = "Cybersecurity Law: logs kept six months, real names.",
        LogRetentionDays = 180,
    };

    public static LegalProfile Lp2018 { get; } = Lp2017 with
    {
        Id = "LP-2018",
        From = new LocalDate(2018, 11, 1),
        ChangeZh = "公安机关互联网安全监督检查规定（公安部令第151号）施行。",
        ChangeEn = "Ministry order 151 on internet security inspection takes effect.",
    };

    public static LegalProfile Lp2021 { get; } = Lp2018 with
    {
        Id = "LP-2021",
        From = new LocalDate(2021, 7, 15),
        ChangeZh = "行政处罚法（2021）施行：五日内申请听证等期限改为工作日，初次违法可以不罚。",
        ChangeEn = "Administrative Penalty Law 2021: short periods in working days, a first slight violation may be spared.",
        PenaltyLaw = PenaltyLaw.Of2021,
        SurchargeStopsDuringReview = true,
        NoticeMustStatePenalty = true,
        FirstViolationMayBeSpared = true,
        OnTheSpot = new OnTheSpotLimits(Person: 200, Unit: 3_000),
    };

    public static LegalProfile Lp2024 { get; } = Lp2021 with
    {
        Id = "LP-2024",
        From = new LocalDate(2024, 1, 1),
        ChangeZh = "行政复议法（2023）施行：对市公安局行为的复议由本级人民政府管辖。",
        ChangeEn = "Administrative Review Law 2023: review of a city bureau's act goes to the government of the same level.",
        Remedies = Lp2021.Remedies with { ReviewBodiesZh = ["深圳市人民政府"], ReviewBodiesEn = ["the Shenzhen Municipal People's Government"] },
    };

    public static LegalProfile Lp2026A { get; } = Lp2024 with
    {
        Id = "LP-2026A",
        From = new LocalDate(2026, 1, 1),
        ChangeZh = "网络安全法（2025年修正）、治安管理处罚法（2025）施行。",
        ChangeEn = "Cybersecurity Law as amended in 2025 and Public Security Administration Punishments Law 2025 take effect.",
        HearingThresholds = new HearingThresholds(Person: 2_000, Unit: 10_000, PublicSecurity: 4_000),
    };

    public static LegalProfile Lp2026B { get; } = Lp2026A with
    {
        Id = "LP-2026B",
        From = new LocalDate(2026, 10, 1),
        ChangeZh = "公安机关网络空间安全监督检查办法（公安部令第176号）施行，第151号令废止。",
        ChangeEn = "Ministry order 176 on cyberspace security inspection replaces order 151.",
    };

    /// <summary>All profiles, oldest first.</summary>
    public static IReadOnlyList<LegalProfile> All { get; } =
        [Lp2005, Lp2006, Lp2012, Lp2013, Lp2015, Lp2017, Lp2018, Lp2021, Lp2024, Lp2026A, Lp2026B];

    /// <summary>The profile of this id; an unknown one is refused.</summary>
    public static LegalProfile For(string id) =>
        All.FirstOrDefault(profile => profile.Id == id)
        ?? throw new RefusedException(new Refusal("law.profile-unknown", $"没有法律适用时段“{id}”。", $"There is no legal profile '{id}'."));

    /// <summary>The profile in force on a date; a date before 2004 is refused.</summary>
    public static LegalProfile On(LocalDate date) =>
        All.LastOrDefault(profile => profile.From <= date)
        ?? throw new RefusedException(new Refusal("law.profile-too-early", $"系统不适用{date:yyyy-MM-dd}的法律。", $"The law of {date:yyyy-MM-dd} is not held."));

    /// <summary>The profile that followed this one; asking for what follows the last is a mistake of the caller.</summary>
    public static LegalProfile After(LegalProfile profile) => All[OrderOf(profile.Id) + 1];

    /// <summary>Position in time, for comparing profiles.</summary>
    internal static int OrderOf(string id)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i].Id == id)
                return i;
        }
        throw new ArgumentOutOfRangeException(nameof(id), id, "No such legal profile.");
    }
}

using NodaTime;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Simulation;

namespace Orchestrator.Workflows.Planning;

/// <summary>What a planner can choose about a campaign, and what is assumed of its units. Assumptions, never statistics.</summary>
public sealed record CampaignPlan
{
    private const int MostUnits = 200_000;
    private const int MostPairs = 10_000;
    private const int MostVisits = 50;
    private const int LongestTerm = 180;
    private const int MostTips = 5;
    private const int LongestCampaign = 400;

    /// <summary>By which the variant is called in tables and charts.</summary>
    public required string Name { get; init; }
    public int Units { get; init; } = 1_000;
    /// <summary>The same seed draws the same units, so that variants differ by their plan alone.</summary>
    public int Seed { get; init; } = 20050325;
    /// <summary>Law in force, for example <c>LP-2005</c>; null for the one of the first day.</summary>
    public string? Profile { get; init; }
    /// <summary>The self-check phase, both days included.</summary>
    public PlannedPhase SelfCheck { get; init; } = new(new LocalDate(2005, 4, 1), new LocalDate(2005, 4, 29));
    /// <summary>The inspection phase.</summary>
    public PlannedPhase Inspection { get; init; } = new(new LocalDate(2005, 5, 2), new LocalDate(2005, 5, 20));
    /// <summary>The acceptance phase; the campaign ends with it.</summary>
    public PlannedPhase Acceptance { get; init; } = new(new LocalDate(2005, 5, 21), new LocalDate(2005, 5, 31));
    /// <summary>Pairs of officers who visit.</summary>
    public int OfficerPairs { get; init; } = 31;
    /// <summary>Visits of one pair on one working day, rechecks included.</summary>
    public int VisitsPerDay { get; init; } = 3;
    /// <summary>Calendar days that every order gives; null for the days of the checklist (5 to 30 by severity).</summary>
    public int? RectificationDays { get; init; }
    /// <summary>Working days from a visit with findings to the service of its order.</summary>
    public int DaysToServe { get; init; } = 2;
    /// <summary>Share of inspections that find something, 0 to 1; null for the rate of each category.</summary>
    public double? ViolationRate { get; init; }
    /// <summary>Share of orders obeyed in time, 0 to 1.</summary>
    public double FixedInTime { get; init; } = new Rates().FixedInTime;
    /// <summary>Share of orders of which part is fixed in time, 0 to 1.</summary>
    public double PartlyFixed { get; init; } = new Rates().PartlyFixed;
    /// <summary>Share of units that ask for an extension, 0 to 1.</summary>
    public double ExtensionAsked { get; init; } = new Rates().ExtensionAsked;

    /// <summary>Tips for each unit of the register over the whole campaign; 0.26 in the base case of a city (§8.3). Without a figure none are reckoned with.</summary>
    public double TipRate { get; init; }
    /// <summary>Working days from a tip to the end of its verification (T-39).</summary>
    public int DaysToVerifyTip { get; init; } = 7;

    /// <summary>Null when the plan can be played.</summary>
    public Refusal? Check()
    {
        if (string.IsNullOrWhiteSpace(Name))
            return No("name", "方案应有名称", "the plan needs a name");
        if (Units is < 1 or > MostUnits)
            return No("units", $"单位数量应在1至{MostUnits}之间", $"units must be from 1 to {MostUnits}");
        if (OfficerPairs is < 1 or > MostPairs)
            return No("officerPairs", $"民警组数应在1至{MostPairs}之间", $"pairs of officers must be from 1 to {MostPairs}");
        if (VisitsPerDay is < 1 or > MostVisits)
            return No("visitsPerDay", $"每组每日检查户次应在1至{MostVisits}之间", $"visits of a day must be from 1 to {MostVisits}");
        if (RectificationDays is < 1 or > LongestTerm)
            return No("rectificationDays", $"整改期限应在1至{LongestTerm}日之间", $"days to rectify must be from 1 to {LongestTerm}");
        if (DaysToServe is < 0 or > 30)
            return No("daysToServe", "送达天数应在0至30之间", "days to serve must be from 0 to 30");
        if (new[] { ViolationRate ?? 0, FixedInTime, PartlyFixed, ExtensionAsked }.Any(rate => rate is not (>= 0 and <= 1)) || FixedInTime + PartlyFixed > 1)
            return No("rates", "比率应在0至1之间，按期整改与部分整改之和不超过1", "rates must be from 0 to 1, and fixed and partly fixed together at most 1");
        if (TipRate is not (>= 0 and <= MostTips))
            return No("tipRate", $"每户举报数应在0至{MostTips}之间", $"tips for each unit must be from 0 to {MostTips}");
        if (DaysToVerifyTip is < 1 or > 60)
            return No("daysToVerifyTip", "举报核查期限应在1至60个工作日之间", "days to verify a tip must be from 1 to 60");
        foreach (var phase in new[] { SelfCheck, Inspection, Acceptance })
        {
            if (phase.Last < phase.First)
                return No("phases", $"阶段的结束日期{phase.Last:yyyy-MM-dd}早于开始日期{phase.First:yyyy-MM-dd}", $"a phase ends on {phase.Last:yyyy-MM-dd}, before it begins on {phase.First:yyyy-MM-dd}");
        }
        if (Inspection.First <= SelfCheck.Last || Acceptance.First <= Inspection.Last)
            return No("phases", "三个阶段应先后相继，不得重叠", "the three phases must follow each other without overlap");
        return Period.DaysBetween(SelfCheck.First, Acceptance.Last) > LongestCampaign
            ? No("phases", $"整治期间不得超过{LongestCampaign}日", $"a campaign lasts at most {LongestCampaign} days")
            : null;
    }

    private Refusal No(string part, string zh, string en) => new("plan." + part, $"方案“{Name}”：{zh}。", $"Plan '{Name}': {en}.", "工作方案四");
}

/// <summary>A dated phase, both days included (Asia/Shanghai).</summary>
public sealed record PlannedPhase(LocalDate First, LocalDate Last);

using Orchestrator.Workflows.Planning;

namespace Orchestrator.Host.Workbench.Planning;

/// <summary>One column of the planner's form.</summary>
internal sealed class Variant
{
    public string Name { get; set; } = "";
    public int Pairs { get; set; } = 31;
    public int Visits { get; set; } = 3;
    /// <summary>Null for the days of the checklist.</summary>
    public int? Days { get; set; }
    /// <summary>Percent; null for the rate of each category.</summary>
    public int? Violations { get; set; }
    /// <summary>Percent.</summary>
    public int FixedInTime { get; set; } = 78;

    /// <summary>Tips for a hundred units; none are reckoned with when zero.</summary>
    public int Tips { get; set; }
    /// <summary>Working days to look into a tip.</summary>
    public int TipDays { get; set; } = 7;

    public CampaignPlan Over(CampaignPlan plan) => plan with
    {
        Name = Name,
        OfficerPairs = Pairs,
        VisitsPerDay = Visits,
        RectificationDays = Days,
        ViolationRate = Violations / 100.0,
        FixedInTime = FixedInTime / 100.0,
        TipRate = Tips / 100.0,
        DaysToVerifyTip = TipDays,
    };
}

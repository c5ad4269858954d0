namespace Orchestrator.Workflows.LegalTime;

/// <summary>English names of the public holidays, for explanations.</summary>
internal static class HolidayNames
{
    public static string En(string zh) => zh switch
    {
        "元旦" => "New Year's Day",
        "春节" => "Spring Festival",
        "清明" => "Qingming Festival",
        "劳动节" => "Labour Day",
        "端午" => "Dragon Boat Festival",
        "中秋" => "Mid-Autumn Festival",
        "国庆节" => "National Day",
        "中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日" => "70th anniversary of victory in war",
        _ => zh,
    };
}

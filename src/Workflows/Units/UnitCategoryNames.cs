using System.Collections.Frozen;

namespace Orchestrator.Workflows.Units;

/// <summary>Names of the unit categories, and the words by which a register may call them.</summary>
public static class UnitCategoryNames
{
    private static readonly (UnitCategory Category, string Zh, string En, string[] Others)[] Names =
    [
        (UnitCategory.Carrier, "运营商", "carrier", ["运营商市公司", "电信运营商", "CARRIER_T1"]),
        (UnitCategory.CableBroadband, "有线、小区宽带", "cable and residential broadband", ["有线/小区宽带", "小区宽带", "有线宽带", "CABLE_BROADBAND"]),
        (UnitCategory.LocalIsp, "本地接入商", "local ISP", ["接入商", "ISP", "ISP_LOCAL"]),
        (UnitCategory.DataCentre, "数据中心", "data centre", ["IDC"]),
        (UnitCategory.BuildingNetwork, "写字楼、园区", "building or park network", ["写字楼/园区", "写字楼", "园区", "BUILDING_NET"]),
        (UnitCategory.Campus, "校园", "campus", ["学校"]),
        (UnitCategory.Hotel, "酒店宾馆", "hotel", ["酒店", "宾馆"]),
        (UnitCategory.NetBar, "网吧", "internet café", ["网吧（合法，专线）", "netbar"]),
        (UnitCategory.EnterpriseResale, "企业", "enterprise (suspected resale)", ["企业（疑似转售）", "ENTERPRISE_RESALE"]),
        (UnitCategory.Government, "机关事业单位", "government body", ["机关事业单位自建", "机关", "事业单位", "GOV_ORG"]),
        (UnitCategory.RentalLandlord, "出租屋、城中村运营人", "rented premises operator", ["出租屋/城中村运营人", "出租屋", "城中村", "RENTAL_LANDLORD"]),
        (UnitCategory.Other, "其他", "other", []),
    ];

    private static readonly FrozenDictionary<string, UnitCategory> ByWord = Words();

    public static string Zh(UnitCategory category) => Names[(int)category].Zh;

    public static string En(UnitCategory category) => Names[(int)category].En;

    /// <summary>The category that a register calls by this word, in Chinese, English or by its code; null when none is.</summary>
    public static UnitCategory? Parse(string text) => ByWord.TryGetValue(Fold(text), out var category) ? category : null;

    private static FrozenDictionary<string, UnitCategory> Words()
    {
        var words = new Dictionary<string, UnitCategory>(StringComparer.Ordinal);
        foreach (var (category, zh, en, others) in Names)
        {
            foreach (var word in others.Append(zh).Append(en).Append(category.ToString()))
                words[Fold(word)] = category;
        }
        return words.ToFrozenDictionary();
    }

    private static string Fold(string text) =>
        string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(c => char.IsLetterOrDigit(c))).ToUpperInvariant();
}

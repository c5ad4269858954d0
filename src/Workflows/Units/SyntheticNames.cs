using Orchestrator.Workflows.Simulation;

namespace Orchestrator.Workflows.Units;

/// <summary>Names that belong to nobody: invented brands, roads after them, and role placeholders for people.</summary>
internal static class SyntheticNames
{
    public static readonly string[] Brands =
    [
        "云帆", "海汇", "鹏联", "金穗", "星桥", "湾信", "晨曜", "瀚澜", "启岚", "宏屿", "锦川", "百渡", "青禾", "远珩", "天衡", "博屿", "凌霄", "恒岳", "丰澈", "嘉澜",
        "泰屏", "盛沅", "瑞枫", "方舟", "立晟", "中砚", "亿澄", "腾岭", "佳昀", "万屿", "创芯", "同洲", "正泓", "广陌", "新汀", "飞澜", "长汐", "明岫", "永湃", "华屿",
        "科岚", "迅驿", "智渊", "通汇", "达沅", "联屿", "讯川", "捷帆", "卓岑", "越海", "南屿", "东澄", "西岭", "北辰", "怡湾", "安澜", "康汀", "乐岛", "宁川", "和屿",
    ];

    private static readonly string[] Places =
    [
        "", "东湖", "西丽", "南岸", "北环", "中心", "新城", "前岸", "后山", "上径", "下径", "大塘", "小塘", "长岭", "短桥", "高坡", "低洲", "红树", "绿荫", "蓝湾",
        "白石", "黑岩", "黄田", "青山", "紫荆", "银海", "铜鼓", "铁岗", "石岩", "木棉",
    ];

    private static readonly string[] Suffixes = ["有限公司", "有限责任公司", "服务部"];

    /// <summary>How many names there are before they repeat with a number.</summary>
    private const int Distinct = 60 * 59 * 30;

    // Coprime to Distinct, so that following units get unlike names and no two the same.
    private const int Stride = 7_919;

    /// <summary>The name of the n-th unit after the carriers; no two are alike.</summary>
    public static string Of(UnitCategory category, int n, SeededRandom random)
    {
        var at = (int)((long)n * Stride % Distinct);
        var first = at / 30 / 59;
        var second = at / 30 % 59;
        if (second >= first)
            second++;
        var repeat = n / Distinct is var round and > 0 ? $"{round + 1}号" : "";
        return $"深圳市{Brands[first]}{Brands[second]}{Places[at % 30]}{repeat}{Business(category, random)}";
    }

    /// <summary>负责人甲, 安全员乙 …: a role, never a person.</summary>
    public static string Placeholder(string role, SeededRandom random) => role + "甲乙丙丁戊己庚辛壬癸"[random.Next(10)];

    public static string Address(string district, SeededRandom random) =>
        $"深圳市{district}区{random.Choice(Brands)}路{random.Between(1, 999)}号";

    private static string Business(UnitCategory category, SeededRandom random) => category switch
    {
        UnitCategory.CableBroadband => random.Choice(["有线网络", "小区宽带"]) + random.Choice(Suffixes),
        UnitCategory.LocalIsp => random.Choice(["网络技术", "宽带", "信息服务", "数据通信"]) + random.Choice(Suffixes),
        UnitCategory.DataCentre => "数据中心" + random.Choice(Suffixes),
        UnitCategory.BuildingNetwork => random.Choice(["大厦管理处", "科技园物业服务部", "商务楼管理有限公司"]),
        UnitCategory.Campus => random.Choice(["职业学校", "培训学院", "实验中学"]),
        UnitCategory.Hotel => random.Choice(["酒店", "宾馆", "商务酒店有限公司"]),
        UnitCategory.NetBar => random.Choice(["网吧", "网络会所", "连锁网吧有限公司"]),
        UnitCategory.EnterpriseResale => random.Choice(["电子", "贸易", "实业"]) + random.Choice(Suffixes),
        UnitCategory.Government => random.Choice(["信息中心", "管理站", "服务中心"]),
        UnitCategory.RentalLandlord => random.Choice(["公寓", "出租屋", "住宅楼"]),
        _ => "综合" + random.Choice(Suffixes),
    };
}

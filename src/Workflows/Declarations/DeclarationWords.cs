namespace Orchestrator.Workflows.Declarations;

/// <summary>The words that the table allows where it offers a choice.</summary>
public static class DeclarationWords
{
    public const string OwnUse = "非经营性自用";
    public const string Resale = "转售";

    public static IReadOnlyList<string> Natures { get; } = ["企业", "事业", "机关", "社团", "个体", "个人"];

    public static IReadOnlyList<string> Usages { get; } = ["经营性接入", OwnUse, Resale, "网吧", "小区宽带", "校园", "酒店", "写字楼", "IDC", "其他"];

    /// <summary>Usages that are a telecommunications business.</summary>
    public static IReadOnlyList<string> Commercial { get; } = ["经营性接入", Resale, "小区宽带", "IDC"];

    /// <summary>接入方式; the last two since their time.</summary>
    public static IReadOnlyList<string> AccessTypes { get; } = ["专线", "DDN", "SDH", "光纤", "ADSL", "LAN", "以太", "HFC", "无线", "拨号", "卫星", "GPON", "4G", "5G"];
}

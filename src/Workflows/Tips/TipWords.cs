using Orchestrator.Workflows.Law;

namespace Orchestrator.Workflows.Tips;

/// <summary>Words for what a tip is about, and which matter of the competence matrix that usually is.</summary>
public static class TipWords
{
    public static string Zh(TipType type) => type switch
    {
        TipType.IllegalNetbar => "非法网吧",
        TipType.RentalHouseResale => "私人网络出租屋",
        TipType.AccountRoaming => "上网账号漫游",
        TipType.LineResale => "转售专线",
        TipType.UnlicensedAccess => "无证经营接入",
        _ => "其他",
    };

    public static string En(TipType type) => type switch
    {
        TipType.IllegalNetbar => "unlicensed internet café",
        TipType.RentalHouseResale => "private net in rented premises",
        TipType.AccountRoaming => "account roaming",
        TipType.LineResale => "resale of a dedicated line",
        TipType.UnlicensedAccess => "access business without a licence",
        _ => "other",
    };

    public static string Zh(TipChannel channel) => channel switch
    {
        TipChannel.Phone => "电话",
        TipChannel.Web => "网站",
        TipChannel.Letter => "来信",
        _ => "来访",
    };

    /// <summary>The matter by which competence is looked up (<see cref="Competence"/>); null when the type says nothing about it.</summary>
    public static string? Matter(TipType type) => type switch
    {
        TipType.IllegalNetbar => "ILLEGAL_NETBAR",
        TipType.RentalHouseResale or TipType.UnlicensedAccess => "UNLICENSED_ACCESS",
        TipType.AccountRoaming => "ACCOUNT_ROAMING",
        TipType.LineResale => "LINE_RESALE",
        _ => null,
    };
}

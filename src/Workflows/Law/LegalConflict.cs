namespace Orchestrator.Workflows.Law;

/// <summary>Two rules that cannot both be kept, and which of them this service follows, domain reference §2.8. Shown to people, never hidden.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Timers">Timers that it touches.</param>
/// <param name="FromProfile">First profile under which it exists.</param>
public sealed record LegalConflict(string Key, string ConflictZh, string ConflictEn, string TreatmentZh, string TreatmentEn, IReadOnlyList<string> Timers, string FromProfile = "LP-2005")
{
    /// <summary>All known conflicts.</summary>
    public static IReadOnlyList<LegalConflict> All { get; } =
    [
        new("hearing-window", "听证应当自收到申请之日起十日内举行（公安机关办理行政案件程序规定），但须提前七个工作日通知（行政处罚法2021）。", "A hearing must be held within ten days of the request (police rules), but announced seven working days before (Administrative Penalty Law 2021).",
            "以行政处罚法为准；超过十日的记录原因，只提示、不阻止。", "The Administrative Penalty Law prevails; beyond ten days the reason is recorded: a warning, no block.", ["T-21", "T-22"], "LP-2021"),
        new("hearing-acceptance", "受理听证二日，另须提前七个工作日通知。", "Two days to accept a hearing, and seven working days of notice besides.",
            "听证通知书与受理一并送达。", "The hearing notice is served together with the acceptance.", ["T-20", "T-21"], "LP-2021"),
        new("public-notice-term", "公告送达六十日（公安机关办理行政案件程序规定）与三十日（民事诉讼法2021年修正，行政处罚法第六十一条所引）。", "Service by public notice takes sixty days (police rules) or thirty (Civil Procedure Law since 2022, to which article 61 of the Administrative Penalty Law refers).",
            "按六十日计算；可在专项设置中改为三十日。", "Sixty days are counted; a setting of the campaign changes it to thirty.", ["T-25"], "LP-2021"),
        new("rectification-beyond-stage", "整改期限超出所在阶段的截止日。", "A rectification period ends after the stage does.",
            "允许；提示“跨阶段”，该单位的验收顺延等待。", "Allowed; shown as crossing the stage, and the unit's acceptance waits.", ["T-06", "T-04", "T-36"]),
        new("stop-order-hearing", "停机整顿（147号令、33号令）未列入行政处罚法的听证范围。", "The stop order (orders 147 and 33) is not named among the penalties that give a right to a hearing.",
            "按责令停产停业对待：告知听证、法制审核、集体讨论。", "Treated as an order to cease operations: hearing right, legal review, collective discussion.", ["T-19"]),
        new("order-and-warning", "33号令第二十一条首次发现即责令限期改正并给予警告，工作方案只提责令限期整改。", "Article 21 of order 33 joins order and warning at first discovery; the campaign plan speaks of the order alone.",
            "默认先责令；专项设置可改为责令并处警告。", "The order alone by default; a setting of the campaign joins the warning.", ["T-06"]),
        new("order-remedy-clause", "责令限期整改通知书是否须载明救济途径。", "Whether a rectification order must carry the remedy clause.",
            "默认载明；可在专项设置中取消。", "It does by default; a setting of the campaign leaves it out.", ["T-30", "T-31"]),
    ];

    /// <summary>The conflicts that exist under a profile, of one timer when it is named.</summary>
    public static IEnumerable<LegalConflict> Under(LegalProfile profile, string? timer = null) =>
        All.Where(conflict => LegalProfiles.OrderOf(conflict.FromProfile) <= LegalProfiles.OrderOf(profile.Id) && (timer is null || conflict.Timers.Contains(timer)));
}

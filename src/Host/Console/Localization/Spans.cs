namespace Orchestrator.Host.Workbench.Localization;

/// <summary>How long something took or has waited, in the two largest units.</summary>
internal static class Spans
{
    public static string Of(TimeSpan span)
    {
        if (span < TimeSpan.FromMinutes(1))
            return Texts.Pick("不到 1 分钟", "under 1 min");
        if (span < TimeSpan.FromHours(1))
            return Texts.Pick($"{span.Minutes} 分钟", $"{span.Minutes} min");
        if (span < TimeSpan.FromDays(1))
            return Texts.Pick($"{span.Hours} 小时 {span.Minutes} 分", $"{span.Hours} h {span.Minutes} min");
        return Texts.Pick($"{span.Days} 天 {span.Hours} 小时", $"{span.Days} d {span.Hours} h");
    }
}

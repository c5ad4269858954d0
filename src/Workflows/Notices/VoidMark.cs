using System.Net;

namespace Orchestrator.Workflows.Notices;

/// <summary>A voided document stays readable, and whoever reads or prints it sees that it is void. What was frozen is not touched.</summary>
public static class VoidMark
{
    private const string Band = "position:fixed;top:0;left:0;right:0;padding:6px 12px;background:#fff;border-bottom:3px double #b3261e;color:#b3261e;font:700 14px sans-serif;text-align:center;z-index:9";
    private const string Stamp = "position:fixed;top:38%;left:0;right:0;text-align:center;color:#b3261e;opacity:.28;font:700 110px sans-serif;letter-spacing:.4em;transform:rotate(-24deg);z-index:8";

    /// <summary>The document as it is shown and printed: as frozen, and when it is void with its mark and the reason.</summary>
    public static string Put(string html, NoticeStatus status, string? reason)
    {
        if (status != NoticeStatus.Voided)
            return html;
        var mark = $"<div class=\"void-band\" style=\"{Band}\">作废 · VOID{(string.IsNullOrEmpty(reason) ? "" : $"　{WebUtility.HtmlEncode(reason)}")}</div><div class=\"void-stamp\" aria-hidden=\"true\" style=\"{Stamp}\">作废</div>";
        var end = html.LastIndexOf("</body>", StringComparison.OrdinalIgnoreCase);
        return end < 0 ? html + mark : html.Insert(end, mark);
    }
}

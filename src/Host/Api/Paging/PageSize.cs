using Orchestrator.Client;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Api.Paging;

/// <summary>How many rows a page holds, and how a page is cut from one row more than that.</summary>
internal static class PageSize
{
    public const int Default = 50;
    public const int Most = 200;

    /// <summary>The size asked for.</summary>
    /// <exception cref="RefusedException">It is not between 1 and <see cref="Most"/>.</exception>
    public static int Of(int? limit) => limit switch
    {
        null => Default,
        >= 1 and <= Most => limit.Value,
        _ => throw new RefusedException(ApiRefusals.BadParameter("limit", $"须在 1 至 {Most} 之间。", $"it must be between 1 and {Most}.") with { Code = "form.limit" }),
    };

    /// <summary>Cuts a page from up to <paramref name="size"/> + 1 rows; a row too many means that another page follows.</summary>
    public static Page<TItem> Cut<TRow, TItem>(IReadOnlyList<TRow> rows, int size, Func<TRow, TItem> show, Func<TRow, string> cursor) =>
        new([.. rows.Take(size).Select(show)], rows.Count > size ? cursor(rows[size - 1]) : null);
}

using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.Notices;

namespace Orchestrator.Host.Workbench.Notices;

/// <summary>Reads the register of issued documents, newest first by keyset, and checks the number series for gaps.</summary>
internal sealed class NoticeReader(RecordReader records)
{
    public const int PageSize = 50;

    public Task<IReadOnlyList<NoticeRow>> ListAsync(Reader reader, NoticeFilter filter, NoticeRow? after) => records.ReadAsync(async db =>
    {
        var notices = db.Notices.SeenBy(reader, db.Cases);
        if (filter.TemplateCode is { } code)
            notices = notices.Where(n => n.TemplateCode == code);
        if (filter.Series is { } series)
            notices = notices.Where(n => n.Series == series);
        if (filter.Status is { } status)
            notices = notices.Where(n => n.Status == status);
        if (filter.Search is { } text)
            notices = notices.Where(n => n.AddresseeName.Contains(text) || (n.DocumentNumber != null && n.DocumentNumber.Contains(text)));
        if (after is not null)
            notices = notices.Where(n => n.IssuedAt < after.IssuedAt || (n.IssuedAt == after.IssuedAt && string.Compare(n.Id, after.Id) < 0));
        return (IReadOnlyList<NoticeRow>)await notices.OrderByDescending(n => n.IssuedAt).ThenByDescending(n => n.Id).Take(PageSize)
            .Select(n => new NoticeRow(n.Id, n.CaseId, n.TemplateCode, n.Title, n.DocumentNumber, n.AddresseeName, n.IssuedAt, n.Status, n.RequiresService, n.Sha256))
            .ToListAsync();
    });

    /// <summary>Each number series with what was given out, as found in the register itself.</summary>
    public Task<IReadOnlyList<SeriesCheck>> SeriesAsync() => records.ReadAsync(async db => (IReadOnlyList<SeriesCheck>)await db.Notices
        .Where(n => n.Series != null && n.Serial != null && n.SeriesYear != null)
        .GroupBy(n => new { n.Series, n.SeriesYear })
        .Select(g => new SeriesCheck(g.Key.Series!, g.Key.SeriesYear!.Value, g.Count(), g.Min(n => n.Serial!.Value), g.Max(n => n.Serial!.Value), g.Count(n => n.Status == NoticeStatus.Voided)))
        .ToListAsync());

    public Task<IReadOnlyList<KeyValuePair<string, string>>> KindsAsync() => records.ReadAsync(async db => (IReadOnlyList<KeyValuePair<string, string>>)await db.Notices
        .GroupBy(n => n.TemplateCode).OrderBy(g => g.Key)
        .Select(g => new KeyValuePair<string, string>(g.Key, g.Max(n => n.Title)!)).ToListAsync());
}

/// <summary>Which documents to list; null means all.</summary>
internal sealed record NoticeFilter(string? TemplateCode, string? Series, NoticeStatus? Status, string? Search);

/// <summary>One document of the register, without its content.</summary>
internal sealed record NoticeRow(string Id, string? CaseId, string TemplateCode, string Title, string? Number, string AddresseeName, DateTimeOffset IssuedAt, NoticeStatus Status, bool RequiresService, string Sha256);

/// <summary>A number series as found: without a gap when it starts at 1 and has as many documents as its highest serial. Voided ones keep their number.</summary>
internal sealed record SeriesCheck(string Series, int Year, int Count, int First, int Last, int Voided)
{
    public bool IsGapless => First == 1 && Last == Count;
}

using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Model;

namespace Orchestrator.Storage.Engine;

/// <summary>Reads journals line by line, page after page, so that a long one takes no more memory than a short one.</summary>
public static class JournalReading
{
    /// <summary>The lines of an instance, the oldest first.</summary>
    public static IAsyncEnumerable<JournalRecord> JournalOf(this OrchestratorDbContext db, string instanceId) =>
        db.Pages(instanceId).OrderBy(page => page.FirstSequence).AsAsyncEnumerable().SelectMany(page => page.Read());

    /// <summary>The lines of an instance, the latest first.</summary>
    public static IAsyncEnumerable<JournalRecord> JournalBackwards(this OrchestratorDbContext db, string instanceId) =>
        db.Pages(instanceId).OrderByDescending(page => page.FirstSequence).AsAsyncEnumerable().SelectMany(page => page.Read().Reverse());

    /// <summary>Some lines out of the middle, and how many there are.</summary>
    /// <param name="skip">How many lines go before; they are not read.</param>
    public static async Task<(IReadOnlyList<JournalRecord> Lines, long Total)> JournalOfAsync(this OrchestratorDbContext db, string instanceId, int skip, int take, CancellationToken cancellationToken)
    {
        var bounds = await db.Pages(instanceId).GroupBy(page => page.InstanceId)
            .Select(pages => new { First = pages.Min(page => page.FirstSequence), Total = pages.Sum(page => page.LastSequence - page.FirstSequence + 1) }).FirstOrDefaultAsync(cancellationToken);
        if (bounds is null)
            return ([], 0);
        var (from, end) = (bounds.First + skip, bounds.First + skip + take);
        var pages = await db.Pages(instanceId).Where(page => page.LastSequence >= from && page.FirstSequence < end).OrderBy(page => page.FirstSequence).ToListAsync(cancellationToken);
        return ([.. pages.SelectMany(page => page.Read()).Where(line => line.Sequence >= from && line.Sequence < end)], bounds.Total);
    }

    private static IQueryable<JournalPage> Pages(this OrchestratorDbContext db, string instanceId) => db.Journal.AsNoTracking().Where(page => page.InstanceId == instanceId);
}

using Microsoft.EntityFrameworkCore;
using Orchestrator.Client;
using Orchestrator.Client.Cases;
using Orchestrator.Host.Api.Deadlines;
using Orchestrator.Host.Api.Notices;
using Orchestrator.Host.Api.Paging;
using Orchestrator.Host.Api.Tasks;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Host.Api.Cases;

/// <summary>Lists of cases and the page of one.</summary>
internal static class CaseQueries
{
    private const string List = "cases";
    private const int MostOfEach = 200;

    public static async Task<Page<CaseSummary>> ListAsync(OrchestratorDbContext db, CaseFilter filter, Viewer viewer, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(filter.Limit);
        var cases = Narrow(db.Cases.AsNoTracking().SeenBy(viewer), filter);
        if (Cursor.Read(List, filter.Cursor, 2) is { } after)
        {
            var (number, id) = (after.Text(0), after.Text(1));
            cases = cases.Where(c => c.Number.CompareTo(number) > 0 || (c.Number == number && c.Id.CompareTo(id) > 0));
        }

        var rows = await cases.OrderBy(c => c.Number).ThenBy(c => c.Id).Take(size + 1).ToListAsync(cancellationToken);
        return PageSize.Cut(rows, size, CaseViews.Summary, c => Cursor.Of(List, c.Number, c.Id));
    }

    public static async Task<CaseDetails?> FindAsync(OrchestratorDbContext db, string id, Viewer viewer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await db.Cases.AsNoTracking().SeenBy(viewer).FirstOrDefaultAsync(c => c.Id == id, cancellationToken) is not { } @case)
            return null;
        var tasks = await db.Tasks.AsNoTracking().SeenBy(viewer).Where(t => t.CaseId == id && t.Status == WorkTaskStatus.Open)
            .OrderBy(t => t.DueAt == null).ThenBy(t => t.DueAt).ThenBy(t => t.Id).Take(MostOfEach).ToListAsync(cancellationToken);
        var deadlines = await db.Deadlines.AsNoTracking().SeenBy(viewer, db.Cases).Where(d => d.CaseId == id)
            .OrderByDescending(d => d.ExpiresAt).ThenBy(d => d.Id).Take(MostOfEach).ToListAsync(cancellationToken);
        var notices = await db.Notices.AsNoTracking().SeenBy(viewer, db.Cases).Where(n => n.CaseId == id)
            .OrderByDescending(n => n.IssuedAt).ThenBy(n => n.Id).Take(MostOfEach).Summaries().ToListAsync(cancellationToken);
        var orders = await db.Orders.AsNoTracking().Where(o => o.CaseId == id).OrderBy(o => o.DraftedAt).Take(MostOfEach).ToListAsync(cancellationToken);
        // A unit learns what was found and decided from the documents served on it, not from the officers' working papers.
        var inspections = viewer.IsStaff ? await db.Inspections.AsNoTracking().Where(i => i.CaseId == id).OrderBy(i => i.StartedAt).Take(MostOfEach).ToListAsync(cancellationToken) : [];
        var findings = viewer.IsStaff ? await db.Findings.AsNoTracking().Where(f => f.CaseId == id).OrderBy(f => f.ItemCode).Take(MostOfEach).ToListAsync(cancellationToken) : [];
        var penalties = viewer.IsStaff ? await db.PenaltyCases.AsNoTracking().Where(p => p.CaseId == id).OrderBy(p => p.OpenedAt).Take(MostOfEach).ToListAsync(cancellationToken) : [];
        return new CaseDetails
        {
            Case = @case.Summary(),
            OpenTasks = [.. tasks.Select(task => task.Summary(now))],
            Deadlines = [.. deadlines.Select(DeadlineViews.Show)],
            Notices = notices,
            Orders = [.. orders.Where(order => viewer.IsStaff || order.ServedOn is not null).Select(CaseViews.Show)],
            Inspections = [.. inspections.Select(CaseViews.Show)],
            Findings = [.. findings.Select(CaseViews.Show)],
            Penalties = [.. penalties.Select(CaseViews.Show)],
            AuditLength = @case.AuditLength,
            AuditHead = @case.AuditHead,
        };
    }

    private static IQueryable<UnitCase> Narrow(IQueryable<UnitCase> cases, CaseFilter filter)
    {
        if (filter.CampaignId is { Length: > 0 } campaign)
            cases = cases.Where(c => c.CampaignId == campaign);
        if (Parameters.Choice<UnitCaseState>("state", filter.State) is { } state)
            cases = cases.Where(c => c.State == state);
        if (filter.District is { Length: > 0 } district)
            cases = cases.Where(c => c.District == district);
        if (Parameters.Choice<UnitCategory>("category", filter.Category) is { } category)
            cases = cases.Where(c => c.Category == category);
        if (filter.OfficerId is { Length: > 0 } officer)
            cases = cases.Where(c => c.LeadOfficerId == officer || c.CoOfficerId == officer);
        if (filter.Ended is { } ended)
            cases = cases.Where(c => CaseStates.Ended.Contains(c.State) == ended);
        if (Parameters.Search(filter.Search) is { } search)
            cases = cases.Where(c => c.UnitName.Contains(search) || c.Number.StartsWith(search));
        return cases;
    }
}

using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Host.Workbench.Cases;

/// <summary>Reads the list of cases by number, with filters that the database applies; pages by keyset.</summary>
internal sealed class CaseListReader(RecordReader records)
{
    public const int PageSize = 50;
    /// <summary>Most cases that are counted, so that a page costs the same whatever is in stock.</summary>
    public const int MostCounted = 10_000;

    public Task<IReadOnlyList<CaseRow>> ListAsync(Reader reader, CaseFilter filter, CaseRow? after) => records.ReadAsync(async db =>
    {
        var cases = Matching(db, reader, filter);
        if (after is not null)
            cases = cases.Where(c => string.Compare(c.Number, after.Case.Number) > 0 || (c.Number == after.Case.Number && string.Compare(c.Id, after.Case.Id) > 0));
        var rows = await cases.OrderBy(c => c.Number).ThenBy(c => c.Id).Take(PageSize)
            .Select(c => new
            {
                Case = c,
                Officer = db.People.Where(p => p.Id == c.LeadOfficerId).Select(p => p.DisplayName).FirstOrDefault(),
                NextDue = db.Tasks.Where(t => t.CaseId == c.Id && t.Status == WorkTaskStatus.Open && t.DueOn != null).OrderBy(t => t.DueAt).Select(t => t.DueOn).FirstOrDefault(),
            }).ToListAsync();
        return (IReadOnlyList<CaseRow>)rows.ConvertAll(r => new CaseRow(r.Case, r.Officer, r.NextDue));
    });

    /// <summary>How many fit, at most one more than <see cref="MostCounted"/>.</summary>
    public Task<int> CountAsync(Reader reader, CaseFilter filter) => records.ReadAsync(db => Matching(db, reader, filter).OrderBy(c => c.Number).ThenBy(c => c.Id).Take(MostCounted + 1).CountAsync());

    public Task<CaseChoices> ChoicesAsync() => records.ReadAsync(async db => new CaseChoices(
        await db.Cases.OrderBy(c => c.Number).ThenBy(c => c.Id).Take(MostCounted).Select(c => c.District).Distinct().OrderBy(d => d).ToListAsync(),
        await db.People.Where(p => p.UnitId == null && p.Badge != null).OrderBy(p => p.Badge).Select(p => new KeyValuePair<string, string>(p.Id, p.DisplayName)).ToListAsync()));

    private static IQueryable<UnitCase> Matching(OrchestratorDbContext db, Reader reader, CaseFilter filter)
    {
        var cases = db.Cases.SeenBy(reader);
        if (filter.CampaignId is { } campaign)
            cases = cases.Where(c => c.CampaignId == campaign);
        if (filter.States is { Count: > 0 } states)
            cases = cases.Where(c => states.Contains(c.State));
        if (filter.District is { } district)
            cases = cases.Where(c => c.District == district);
        if (filter.Category is { } category)
            cases = cases.Where(c => c.Category == category);
        if (filter.OfficerId is { } officer)
            cases = cases.Where(c => c.LeadOfficerId == officer || c.CoOfficerId == officer);
        if (filter.Search is { } text)
            cases = cases.Where(c => c.UnitName.Contains(text) || c.Number.Contains(text));
        return cases;
    }
}

/// <summary>Which cases to list; null means all.</summary>
internal sealed record CaseFilter(string? CampaignId, IReadOnlyList<UnitCaseState>? States, string? District, UnitCategory? Category, string? OfficerId, string? Search);

/// <summary>One case of the list, its lead officer, and the next day on which something is due.</summary>
internal sealed record CaseRow(UnitCase Case, string? Officer, NodaTime.LocalDate? NextDue);

/// <summary>What the list's filters offer: the districts of the first cases, and everybody with a badge.</summary>
internal sealed record CaseChoices(IReadOnlyList<string> Districts, IReadOnlyList<KeyValuePair<string, string>> Officers);

using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Host.Workbench.Units;

/// <summary>Reads the unit register by code; pages by keyset.</summary>
internal sealed class UnitListReader(RecordReader records)
{
    public const int PageSize = 50;

    public Task<IReadOnlyList<UnitRow>> ListAsync(UnitFilter filter, string? afterCode) => records.ReadAsync(async db =>
    {
        var units = db.Units.AsQueryable();
        if (filter.District is { } district)
            units = units.Where(u => u.District == district);
        if (filter.Category is { } category)
            units = units.Where(u => u.Category == category);
        if (filter.Search is { } text)
            units = units.Where(u => u.Name.Contains(text) || u.Code.Contains(text) || u.RegistrationNumber.Contains(text));
        if (afterCode is not null)
            units = units.Where(u => string.Compare(u.Code, afterCode) > 0);
        return (IReadOnlyList<UnitRow>)await units.OrderBy(u => u.Code).Take(PageSize)
            .Select(u => new UnitRow(u, db.Cases.Where(c => c.UnitId == u.Id).OrderByDescending(c => c.OpenedAt).Select(c => c.Id).FirstOrDefault()))
            .ToListAsync();
    });

    public Task<IReadOnlyList<string>> DistrictsAsync() => records.ReadAsync(async db => (IReadOnlyList<string>)await db.Units.Select(u => u.District).Distinct().OrderBy(d => d).ToListAsync());
}

/// <summary>Which units to list; null means all.</summary>
internal sealed record UnitFilter(string? District, UnitCategory? Category, string? Search);

/// <summary>A unit and its latest case, if it has one.</summary>
internal sealed record UnitRow(Unit Unit, string? CaseId);

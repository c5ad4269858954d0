using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Workbench.People;

/// <summary>Reads the list of people by sign-in name; pages by keyset.</summary>
internal sealed class PersonReader(RecordReader records)
{
    public const int PageSize = 50;

    public Task<IReadOnlyList<Person>> ListAsync(PersonFilter filter, string? afterName) => records.ReadAsync(async db =>
    {
        var people = db.People.AsQueryable();
        if (filter.Role is { } role)
            people = people.Where(p => p.Roles.Contains(role));
        if (filter.IsActive is { } active)
            people = people.Where(p => p.IsActive == active);
        if (filter.Search is { } text)
            people = people.Where(p => p.DisplayName.Contains(text) || p.SignInName.Contains(text) || p.Badge == text);
        if (afterName is not null)
            people = people.Where(p => string.Compare(p.SignInName, afterName) > 0);
        return (IReadOnlyList<Person>)await people.OrderBy(p => p.SignInName).Take(PageSize).ToListAsync();
    });

    /// <summary>The id of a unit by its code; null when there is none.</summary>
    public Task<string?> UnitAsync(string code) => records.ReadAsync(db => db.Units.Where(unit => unit.Code == code).Select(unit => unit.Id).FirstOrDefaultAsync());
}

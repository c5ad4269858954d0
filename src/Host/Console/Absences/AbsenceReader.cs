using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.Absences;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Workbench.Absences;

/// <summary>Reads who stands in for whom.</summary>
public sealed class AbsenceReader(RecordReader records)
{
    private const int Most = 200;

    /// <summary>Arrangements, newest first, and the people of the bureau.</summary>
    public Task<AbsenceList> ReadAsync() => records.ReadAsync(async db => new AbsenceList(
        await db.Absences.OrderByDescending(absence => absence.Id).Take(Most).ToListAsync(),
        await db.People.Where(person => person.UnitId == null).OrderBy(person => person.DisplayName).ToListAsync()));
}

/// <summary>What the page of absences shows.</summary>
public sealed record AbsenceList(IReadOnlyList<Absence> Absences, IReadOnlyList<Person> People)
{
    public string NameOf(string id) => People.FirstOrDefault(person => person.Id == id)?.DisplayName ?? id;
}

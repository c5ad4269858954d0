using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Workflows.Absences;

/// <summary>Finds for whom somebody stands in today.</summary>
internal sealed class Deputies(IRecords records, LegalClock clock)
{
    private const int Most = 50;

    /// <summary>The absent people whose deputy the actor is today.</summary>
    public async Task<IReadOnlyList<Person>> PrincipalsOfAsync(Actor actor, CancellationToken cancellationToken)
    {
        var (me, today) = (actor.Id, clock.Today);
        var absences = await records.ListAsync<Absence>(row => row.DeputyId == me && row.EndedAt == null && row.FirstDay <= today && row.LastDay >= today, Most, rows => rows.OrderBy(row => row.Id), cancellationToken);
        var people = new List<Person>(absences.Count);
        foreach (var absence in absences)
            people.Add(await records.GetAsync<Person>(absence.PersonId, cancellationToken));
        return people;
    }
}

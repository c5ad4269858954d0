using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Absences;

namespace Orchestrator.Host.Absences;

/// <summary>An absent person for whom somebody stands in today, with the roles in which the deputy may act.</summary>
public sealed record Principal(string Id, string Name, IReadOnlyList<string> Roles, string? District)
{
    /// <summary>Those for whom a person stands in on a day.</summary>
    public static async Task<IReadOnlyList<Principal>> OfAsync(OrchestratorDbContext db, string deputyId, IReadOnlyCollection<string> deputyRoles, LocalDate today, CancellationToken cancellationToken = default)
    {
        var absent = await db.Absences.Where(absence => absence.DeputyId == deputyId && absence.EndedAt == null && absence.FirstDay <= today && absence.LastDay >= today)
            .Join(db.People, absence => absence.PersonId, person => person.Id, (_, person) => person).AsNoTracking().ToListAsync(cancellationToken);
        return absent.ConvertAll(person => new Principal(person.Id, person.DisplayName, [.. person.Roles.Where(role => Absence.LetsAct(deputyRoles, role))], person.District));
    }
}

using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Absences;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Host.Workbench.Access;

/// <summary>
/// Finds out who is signed in. The roles come from the person's row each time, not from the cookie, so that a role taken away is gone at the next page.
/// </summary>
public sealed class ReaderSource(AuthenticationStateProvider authentication, RecordReader records, TimeProvider clock)
{
    public async Task<Reader> GetAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return await FindAsync(records, clock, state.User);
    }

    /// <summary>The reader behind a principal, outside a circuit.</summary>
    public static async Task<Reader> FindAsync(RecordReader records, TimeProvider clock, ClaimsPrincipal principal)
    {
        var id = principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? principal.FindFirstValue("sub");
        if (principal.Identity?.IsAuthenticated != true || id is null)
            return Reader.Nobody;
        return await records.ReadAsync(async db =>
            await db.People.FirstOrDefaultAsync(p => p.Id == id && p.IsActive) is { } person
                ? new Reader(person.AsActor(), person.District) { StandsInFor = person.UnitId is null ? await Principal.OfAsync(db, id, person.Roles, LegalClock.DateOf(clock.GetUtcNow())) : [] }
                : Reader.Nobody);
    }
}

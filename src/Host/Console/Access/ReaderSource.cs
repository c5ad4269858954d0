using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;

namespace Orchestrator.Host.Workbench.Access;

/// <summary>
/// Finds out who is signed in. The roles come from the person's row each time, not from the cookie, so that a role taken away is gone at the next page.
/// </summary>
public sealed class ReaderSource(AuthenticationStateProvider authentication, RecordReader records)
{
    public async Task<Reader> GetAsync()
    {
        var state = await authentication.GetAuthenticationStateAsync();
        return await FindAsync(records, state.User);
    }

    /// <summary>The reader behind a principal, outside a circuit.</summary>
    public static async Task<Reader> FindAsync(RecordReader records, ClaimsPrincipal principal)
    {
        var id = principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? principal.FindFirstValue("sub");
        if (principal.Identity?.IsAuthenticated != true || id is null)
            return Reader.Nobody;
        var person = await records.ReadAsync(db => db.People.FirstOrDefaultAsync(p => p.Id == id && p.IsActive));
        return person is null ? Reader.Nobody : new Reader(person.AsActor(), person.District);
    }
}

using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Security;

/// <summary>
/// Asks with each request whether the person is still in service and in the roles that their cookie or token names, and remembers the answer for a few
/// seconds: whoever leaves is out at once on the node that was told, and a little later on the others.
/// </summary>
internal sealed class PersonStandings(IServiceScopeFactory scopes, SecurityOptions options, IOptions<IdentityOptions> identity, TimeProvider clock)
{
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (PersonStanding? Standing, DateTimeOffset Until)> _known = new(StringComparer.Ordinal);

    /// <summary>Forgets what is remembered of a person: it has just been changed.</summary>
    public void Forget(string personId) => _known.TryRemove(personId, out _);

    /// <summary>Whether a principal may go on, with what it says of the person.</summary>
    public async Task<bool> HoldsAsync(ClaimsPrincipal principal, CancellationToken cancellationToken = default) =>
        await OfAsync(principal, cancellationToken) is { } standing && standing.LetsIn(principal, StampClaim) && standing.Fits(principal);

    /// <summary>Ends the session of whoever has left, and brings the roles of whoever stays up to date.</summary>
    public async Task CheckAsync(CookieValidatePrincipalContext context)
    {
        var principal = context.Principal!;
        var standing = await OfAsync(principal, context.HttpContext.RequestAborted);
        if (standing is null || !standing.LetsIn(principal, StampClaim))
        {
            context.RejectPrincipal();
            var manager = context.HttpContext.RequestServices.GetRequiredService<SignInManager<SignInAccount>>();
            await manager.SignOutAsync();
            return;
        }
        if (!standing.Fits(principal))
        {
            var manager = context.HttpContext.RequestServices.GetRequiredService<SignInManager<SignInAccount>>();
            if (await manager.UserManager.FindByIdAsync(principal.FindFirstValue(PersonClaims.Subject)!) is { } account)
                context.ReplacePrincipal(await manager.CreateUserPrincipalAsync(account));
            context.ShouldRenew = true;
        }
        await SecurityStampValidator.ValidatePrincipalAsync(context);
    }

    /// <summary>A token says what it said when it was given; when that is so no longer, another is needed.</summary>
    public async Task CheckAsync(TokenValidatedContext context)
    {
        if (!await HoldsAsync(context.Principal!, context.HttpContext.RequestAborted))
            context.Fail("The person's standing has changed.");
    }

    private string StampClaim => identity.Value.ClaimsIdentity.SecurityStampClaimType;

    private async Task<PersonStanding?> OfAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (principal.FindFirstValue(PersonClaims.Subject) is not { } id)
            return null;
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(id, out var known) && now < known.Until)
            return known.Standing;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        var found = await db.People.AsNoTracking().Where(person => person.Id == id)
            .Select(person => new { person.IsActive, person.DisplayName, person.Roles, person.District, person.Badge, Stamp = db.Users.Where(user => user.Id == id).Select(user => user.SecurityStamp).FirstOrDefault() })
            .FirstOrDefaultAsync(cancellationToken);
        var standing = found is null ? null : new PersonStanding(found.IsActive, found.DisplayName, found.Roles, found.District, found.Badge, found.Stamp);
        // Whoever is so many signs in, and is asked about, one by one.
        if (_known.Count >= Most)
            _known.Clear();
        _known[id] = (standing, now + options.StandingKept);
        return standing;
    }
}

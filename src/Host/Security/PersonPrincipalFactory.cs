using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Security;

/// <summary>Makes the principal of an account from the person's row, so that roles are kept in one place.</summary>
internal sealed class PersonPrincipalFactory(OrchestratorDbContext db, UserManager<SignInAccount> accounts) : IUserClaimsPrincipalFactory<SignInAccount>
{
    public async Task<ClaimsPrincipal> CreateAsync(SignInAccount user)
    {
        var person = await db.People.FindAsync(user.Id) ?? throw new InvalidOperationException($"Account {user.Id} belongs to no person.");
        var identity = PersonClaims.IdentityOf(person, IdentityConstants.ApplicationScheme);
        identity.AddClaim(new Claim(accounts.Options.ClaimsIdentity.SecurityStampClaimType, await accounts.GetSecurityStampAsync(user)));
        return new ClaimsPrincipal(identity);
    }
}

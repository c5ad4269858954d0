using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Security;

/// <summary>Signs in people who are still active; development accounts never in Production.</summary>
internal sealed class PersonSignIn(
    UserManager<SignInAccount> accounts,
    IHttpContextAccessor http,
    IUserClaimsPrincipalFactory<SignInAccount> principals,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<SignInAccount>> log,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<SignInAccount> confirmation,
    OrchestratorDbContext db,
    IHostEnvironment environment)
    : SignInManager<SignInAccount>(accounts, http, principals, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(SignInAccount user)
    {
        if (user.IsDevelopmentOnly && environment.IsProduction())
            return false;
        return await db.People.FindAsync(user.Id) is { IsActive: true } && await base.CanSignInAsync(user);
    }

    public override async Task<SignInAccount?> ValidateSecurityStampAsync(System.Security.Claims.ClaimsPrincipal? principal) =>
        await base.ValidateSecurityStampAsync(principal) is { } user && await CanSignInAsync(user) ? user : null;
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Orchestrator.Host.Workbench.Localization;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Workbench.SignIn;

/// <summary>Signing in and out of the console by plain forms, which work without scripts.</summary>
internal static class SignInEndpoints
{
    /// <summary>The rate limit of every way to sign in.</summary>
    private const string RateLimit = "sign-in";

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/sign-in/enter", EnterAsync).AllowAnonymous().RequireRateLimiting(RateLimit).ExcludeFromDescription();
        routes.MapPost("/sign-out", LeaveAsync).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task<RedirectHttpResult> EnterAsync([FromForm] string? userName, [FromForm] string? password, [FromForm] string? returnUrl, SignInManager<SignInAccount> accounts)
    {
        // An unknown name and a wrong password get the same answer.
        var result = string.IsNullOrWhiteSpace(userName) || string.IsNullOrEmpty(password)
            ? Microsoft.AspNetCore.Identity.SignInResult.Failed
            : await accounts.PasswordSignInAsync(userName.Trim(), password, isPersistent: false, lockoutOnFailure: true);
        if (result.Succeeded)
            return TypedResults.LocalRedirect(Languages.LocalPath(returnUrl));
        var problem = result.IsLockedOut ? "locked" : "failed";
        return TypedResults.LocalRedirect($"~/sign-in?problem={problem}&returnUrl={Uri.EscapeDataString(returnUrl ?? "/")}");
    }

    /// <summary>The form's antiforgery token is checked because it is read as a form.</summary>
    private static async Task<RedirectHttpResult> LeaveAsync([FromForm] string? from, SignInManager<SignInAccount> accounts)
    {
        await accounts.SignOutAsync();
        return TypedResults.LocalRedirect("~/sign-in");
    }
}

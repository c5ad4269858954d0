using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Orchestrator.Client.Session;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using SignInResult = Microsoft.AspNetCore.Identity.SignInResult;

namespace Orchestrator.Host.Security;

/// <summary>Signing in and out: a cookie for browsers, a token for machines.</summary>
internal static class SessionEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var session = app.MapGroup("/api").WithTags("Session");
        session.MapPost("/session", SignInAsync).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).WithName("SignIn").WithSummary("登录 / Sign in with a cookie");
        session.MapDelete("/session", SignOutAsync).RequireAuthorization(Policies.SignedIn).WithName("SignOut").WithSummary("退出 / Sign out");
        session.MapGet("/session", Get).RequireAuthorization(Policies.SignedIn).WithName("GetSession").WithSummary("当前登录人 / Who is signed in");
        session.MapPost("/token", GiveTokenAsync).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).WithName("GetToken").WithSummary("取令牌 / Get a bearer token");
    }

    private static async Task<Results<Ok<SignedInPerson>, ProblemAnswer>> SignInAsync(SignIn request, SignInManager<SignInAccount> manager, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        var (person, refusal) = await CheckAsync(request, manager, db, cancellationToken);
        if (person is null)
            return ProblemAnswer.Of(refusal!, StatusCodes.Status401Unauthorized);
        var account = await manager.UserManager.FindByIdAsync(person.Id);
        await manager.SignInAsync(account!, isPersistent: false);
        return TypedResults.Ok(Describe(person.AsActor(), person.District));
    }

    private static async Task<NoContent> SignOutAsync(SignInManager<SignInAccount> manager)
    {
        await manager.SignOutAsync();
        return TypedResults.NoContent();
    }

    private static Ok<SignedInPerson> Get(ICurrentActor current) => TypedResults.Ok(Describe(current.Actor, current.District));

    private static async Task<Results<Ok<AccessToken>, ProblemAnswer>> GiveTokenAsync(SignIn request, SignInManager<SignInAccount> manager, OrchestratorDbContext db, TokenIssuer issuer, CancellationToken cancellationToken)
    {
        var (person, refusal) = await CheckAsync(request, manager, db, cancellationToken);
        if (person is null)
            return ProblemAnswer.Of(refusal!, StatusCodes.Status401Unauthorized);
        var account = await manager.UserManager.FindByIdAsync(person.Id);
        return TypedResults.Ok(issuer.Issue(person, account!.SecurityStamp));
    }

    // An unknown name, a wrong password and an account that may not sign in get the same answer.
    private static async Task<(Person? Person, Refusal? Refusal)> CheckAsync(SignIn request, SignInManager<SignInAccount> manager, OrchestratorDbContext db, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.UserName) || string.IsNullOrEmpty(request.Password) || request.UserName.Length > 100 || request.Password.Length > 200)
            return (null, SecurityRefusals.SignInFailed);
        if (await manager.UserManager.FindByNameAsync(request.UserName.Trim()) is not { } account)
            return (null, SecurityRefusals.SignInFailed);
        var result = await manager.CheckPasswordSignInAsync(account, request.Password, lockoutOnFailure: true);
        if (result == SignInResult.LockedOut)
            return (null, SecurityRefusals.LockedOut);
        return result.Succeeded ? (await db.People.FindAsync([account.Id], cancellationToken), SecurityRefusals.SignInFailed) : (null, SecurityRefusals.SignInFailed);
    }

    private static SignedInPerson Describe(Actor actor, string? district) => new(actor.Id, actor.Name, actor.Roles, actor.UnitId, district, actor.Badge);
}

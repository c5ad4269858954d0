using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Security;

internal sealed class CurrentActor(IHttpContextAccessor http) : ICurrentActor
{
    public Actor Actor =>
        http.HttpContext is { } context && PersonClaims.ActorOf(context.User) is { } actor
            ? actor
            : throw new InvalidOperationException("Nobody is signed in: the endpoint names no policy.");

    public string? District => http.HttpContext is { } context ? PersonClaims.DistrictOf(context.User) : null;
}

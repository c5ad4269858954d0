using Refit;

namespace Orchestrator.Client.Session;

/// <summary>Signing in and out.</summary>
public interface ISessionApi
{
    /// <summary>Signs in and sets the session cookie (for browsers).</summary>
    [Post("/api/session")]
    Task<SignedInPerson> SignInAsync([Body] SignIn signIn, CancellationToken cancellationToken = default);

    [Delete("/api/session")]
    Task SignOutAsync(CancellationToken cancellationToken = default);

    [Get("/api/session")]
    Task<SignedInPerson> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Gives a bearer token (for machines).</summary>
    [Post("/api/token")]
    Task<AccessToken> GetTokenAsync([Body] SignIn signIn, CancellationToken cancellationToken = default);
}

using Refit;

namespace Orchestrator.Client.People;

/// <summary>People as task lists and forms show them, and as an administrator keeps them.</summary>
public interface IPeopleApi
{
    /// <summary>By id.</summary>
    /// <param name="search">Part of the name, the sign-in name or the police number.</param>
    [Get("/api/people")]
    Task<Page<PersonInfo>> ListAsync(string? role = null, string? district = null, string? cursor = null, int? limit = null, string? search = null, bool? active = null, CancellationToken cancellationToken = default);

    /// <summary>Adds a person, who signs in once they have a password.</summary>
    [Post("/api/people")]
    Task<PersonKeptInfo> AddAsync([Body] AddPerson person, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    [Post("/api/people/{id}/change")]
    Task<PersonKeptInfo> ChangeAsync(string id, [Body] ChangePerson person, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Takes a person out of service: sessions end, and nobody signs in as them.</summary>
    [Post("/api/people/{id}/deactivate")]
    Task<PersonKeptInfo> DeactivateAsync(string id, [Body] PersonReason reason, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Back in service.</summary>
    [Post("/api/people/{id}/reactivate")]
    Task<PersonKeptInfo> ReactivateAsync(string id, [Body] PersonReason reason, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);

    /// <summary>Gives a new password; it can be repeated without harm.</summary>
    [Put("/api/people/{id}/password")]
    Task SetPasswordAsync(string id, [Body] SetPassword password, CancellationToken cancellationToken = default);

    [Get("/api/people/{id}/open-work")]
    Task<OpenWorkInfo> OpenWorkAsync(string id, CancellationToken cancellationToken = default);
}

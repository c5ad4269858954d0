using Refit;

namespace Orchestrator.Client.People;

/// <summary>People as task lists and forms show them.</summary>
public interface IPeopleApi
{
    [Get("/api/people")]
    Task<Page<PersonInfo>> ListAsync(string? role = null, string? district = null, string? cursor = null, int? limit = null, CancellationToken cancellationToken = default);
}

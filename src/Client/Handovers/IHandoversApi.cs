using Refit;

namespace Orchestrator.Client.Handovers;

/// <summary>工作移交: everything open of one person goes to another.</summary>
public interface IHandoversApi
{
    [Post("/api/handovers")]
    Task<HandoverInfo> HandOverAsync([Body] HandOver handover, [Header("Idempotency-Key")] string? idempotencyKey = null, CancellationToken cancellationToken = default);
}

using Refit;

namespace Orchestrator.Gateways.Sms;

/// <summary>The SMS gateway's HTTP interface.</summary>
public interface ISmsGateway
{
    /// <summary>
    /// Hands one message over. A second call with the same key and content is answered like the first and sends nothing;
    /// the same key with other content is refused with 422.
    /// </summary>
    [Post("/messages")]
    Task<SmsReceipt> SendAsync(
        [Body] SmsRequest message,
        [Header("Idempotency-Key")] string idempotencyKey,
        CancellationToken cancellationToken = default);
}

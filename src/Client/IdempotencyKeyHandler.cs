namespace Orchestrator.Client;

/// <summary>
/// Gives every command a key before its first attempt, so that the attempts of one call share it and a repeated one is answered as the first was.
/// It stands outside the retries; a key that the caller gave stays.
/// </summary>
internal sealed class IdempotencyKeyHandler(TimeProvider clock) : DelegatingHandler
{
    internal const string Header = "Idempotency-Key";

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get && request.Method != HttpMethod.Head && !request.Headers.Contains(Header))
            request.Headers.Add(Header, Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"));
        return base.SendAsync(request, cancellationToken);
    }
}

using System.Net.Http.Headers;

namespace Orchestrator.Client;

/// <summary>Signs each attempt with the token of the moment.</summary>
internal sealed class BearerTokenHandler(Func<CancellationToken, Task<string>> token) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await token(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }
}

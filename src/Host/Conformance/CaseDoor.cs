using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Values;
using Orchestrator.Host.HttpWorkflows;

namespace Orchestrator.Host.Conformance;

/// <summary>A web server on the loopback device through which the requests of a case reach its workflows, the same way as in service.</summary>
internal sealed class CaseDoor : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private CaseDoor(WebApplication app)
    {
        _app = app;
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <param name="services">The case's own services; asked for at each request, since a reload makes new ones.</param>
    public static async Task<CaseDoor> OpenAsync(Func<IServiceProvider> services, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(http => services().GetRequiredService<HttpWorkflowPipeline>().HandleAsync(http, http.Request.Path.Value ?? "/"));
        await app.StartAsync(cancellationToken);
        return new CaseDoor(app);
    }

    public async Task<HttpExchange> SendAsync(JsonObject step, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(new HttpMethod((step.Text("method") ?? "GET").ToUpperInvariant()), "/" + (step.Text("path") ?? "").TrimStart('/'));
        if (step["body"] is { } body)
        {
            var text = PlainValue.From(body) is string given ? given : body.ToJsonString();
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(step.Text("contentType") ?? (PlainValue.From(body) is string ? "text/plain" : "application/json"));
        }

        message.Headers.TransferEncodingChunked = step["chunked"]?.GetValue<bool>() == true && message.Content is not null ? true : null;
        foreach (var (name, value) in step["headers"] as JsonObject ?? [])
            message.Headers.TryAddWithoutValidation(name, value?.ToString());
        using var answer = await _client.SendAsync(message, cancellationToken);
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(", ", header.Value));
        return new HttpExchange((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken), headers);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}

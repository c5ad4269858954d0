using System.Diagnostics.Metrics;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orchestrator.Host.Security;

namespace Orchestrator.Host.Tests.Security;

/// <summary>What happens when more is asked than can be served soon.</summary>
public sealed class AdmissionTests
{
    [Fact]
    public async Task What_cannot_be_served_soon_is_refused_at_once_and_what_was_admitted_is_served()
    {
        await using var server = await Server.StartAsync(new SecurityOptions { RequestsAtOnce = 2, RequestsWaiting = 3 });
        var served = Enumerable.Range(0, 2).Select(_ => server.GetAsync("/api/slow")).ToList();
        await server.EnteredAsync(2);
        var waiting = Enumerable.Range(0, 3).Select(_ => server.GetAsync("/workflows/slow")).ToList();
        await server.CountedAsync("aspnetcore.rate_limiting.queued_requests", 3);

        using var refused = await server.GetAsync("/elsa/api/slow");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), refused.Headers.RetryAfter!.Delta);
        var answer = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("overloaded", JsonNode.Parse(answer)!["code"]!.GetValue<string>());
        Assert.Contains("系统繁忙", answer, StringComparison.Ordinal);
        Assert.Contains("service is busy", answer, StringComparison.Ordinal);
        using var page = await server.GetAsync("/quick");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);

        server.Release();

        Assert.All(await Task.WhenAll(served.Concat(waiting)), one => Assert.Equal(HttpStatusCode.OK, one.StatusCode));
        Assert.True(server.Count("aspnetcore.rate_limiting.requests", "acquired") >= 5);
        Assert.Equal(1, server.Count("aspnetcore.rate_limiting.requests", "global_limiter"));
        Assert.Equal(0, server.Count("aspnetcore.rate_limiting.queued_requests"));
    }

    [Fact]
    public async Task Sixteen_busy_clients_are_never_refused_as_it_comes()
    {
        await using var server = await Server.StartAsync(new SecurityOptions());
        var clients = Enumerable.Range(0, 16).Select(async _ =>
        {
            var answers = new List<HttpStatusCode>();
            for (var i = 0; i < 50; i++)
                answers.Add((await server.GetAsync("/api/quick")).StatusCode);
            return answers;
        });

        Assert.All((await Task.WhenAll(clients)).SelectMany(answers => answers), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    /// <summary>A server behind the limits, whose slow endpoints answer when they are released.</summary>
    private sealed class Server : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private readonly MeterListener _listener = new();
        private readonly Lock _gate = new();
        private readonly Dictionary<(string Instrument, string? Result), long> _counts = [];
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly SemaphoreSlim _entered = new(0);
        private readonly SemaphoreSlim _measured = new(0);

        private Server(SecurityOptions options)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders();
            builder.Services.AddRateLimiter(limiter => RateLimits.Configure(limiter, options));
            _app = builder.Build();
            _app.UseRateLimiter();
            _app.MapGet("/{**path}", async (string path) =>
            {
                _entered.Release();
                if (path.EndsWith("slow", StringComparison.Ordinal))
                    await _released.Task;
                return path;
            });
            var meters = _app.Services.GetRequiredService<IMeterFactory>();
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Microsoft.AspNetCore.RateLimiting" && ReferenceEquals(instrument.Meter.Scope, meters))
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, measurement, tags, _) => Measure(instrument.Name, measurement, tags));
            _listener.Start();
        }

        public static async Task<Server> StartAsync(SecurityOptions options)
        {
            var server = new Server(options);
            await server._app.StartAsync(TestContext.Current.CancellationToken);
            return server;
        }

        public Task<HttpResponseMessage> GetAsync(string path) => _app.GetTestClient().GetAsync(path, TestContext.Current.CancellationToken);

        public async Task EnteredAsync(int requests)
        {
            for (var i = 0; i < requests; i++)
                await _entered.WaitAsync(TestContext.Current.CancellationToken);
        }

        /// <summary>Waits until the instrument stands at this value.</summary>
        public async Task CountedAsync(string instrument, long value)
        {
            while (Count(instrument) != value)
                await _measured.WaitAsync(TestContext.Current.CancellationToken);
        }

        /// <summary>Sum of what the instrument measured, of one result or of all.</summary>
        public long Count(string instrument, string? result = null)
        {
            lock (_gate)
                return _counts.Where(count => count.Key.Instrument == instrument && (result is null || count.Key.Result == result)).Sum(count => count.Value);
        }

        public void Release() => _released.TrySetResult();

        public async ValueTask DisposeAsync()
        {
            _released.TrySetResult();
            _listener.Dispose();
            await _app.DisposeAsync();
            _entered.Dispose();
            _measured.Dispose();
        }

        private void Measure(string instrument, long measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            string? result = null;
            foreach (var (name, value) in tags)
            {
                if (name == "aspnetcore.rate_limiting.result")
                    result = value?.ToString();
            }
            lock (_gate)
                _counts[(instrument, result)] = _counts.GetValueOrDefault((instrument, result)) + measurement;
            _measured.Release();
        }
    }
}

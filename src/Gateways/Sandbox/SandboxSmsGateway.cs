using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Orchestrator.Gateways.Sandbox;

/// <summary>
/// An SMS gateway that delivers nothing: a real HTTP server on a loopback port, which remembers what it was sent. It listens
/// from construction on.
/// </summary>
public sealed class SandboxSmsGateway : IAsyncDisposable
{
    private readonly WebApplication _app;

    /// <param name="clock">Stamps what arrives.</param>
    /// <param name="port">Loopback port; 0 takes a free one.</param>
    public SandboxSmsGateway(TimeProvider clock, int port = 0)
    {
        Inbox = new SandboxSmsInbox(clock);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        _app = builder.Build();
        _app.MapSandboxSms("/sms", Inbox);
        _app.Start();
        BaseAddress = new Uri(new Uri(_app.Urls.Single()), "/sms");
    }

    /// <summary>What it was sent.</summary>
    public SandboxSmsInbox Inbox { get; }

    /// <summary>Address below which it serves the gateway's interface.</summary>
    public Uri BaseAddress { get; }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

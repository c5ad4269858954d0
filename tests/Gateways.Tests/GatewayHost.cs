using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orchestrator.Workflows.Outbox;

namespace Orchestrator.Gateways.Tests;

/// <summary>A started host that holds the gateways and nothing else, and messages to send through it.</summary>
internal sealed class GatewayHost : IAsyncDisposable
{
    private readonly IHost _host;

    private GatewayHost(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public GatewayOptions Options => Services.GetRequiredService<IOptions<GatewayOptions>>().Value;

    public static async Task<GatewayHost> StartAsync(
        Dictionary<string, string?>? settings = null, string environment = "Development", TimeProvider? networkClock = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings
        {
            EnvironmentName = environment,
            DisableDefaults = true,
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.Services.AddGateways(builder.Configuration, builder.Environment, networkClock);
        var host = builder.Build();
        try
        {
            await host.StartAsync();
            return new GatewayHost(host);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public Task SendAsync(OutboxMessage message, CancellationToken cancellationToken = default) =>
        Services.GetServices<IMessageChannel>().Single(c => c.Channel == message.Channel).SendAsync(message, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    public static OutboxMessage Sms(string key = "deadline-1/reminder", string text = "请于4月29日前提交自查表。") =>
        Message("sms", "13800000001", key, "", text);

    public static OutboxMessage Letter(string key = "notice-1/served", string to = "unit0001@example.invalid",
        string subject = "责令限期改正通知书", string body = "请查收。\n.\n深圳市公安局") => Message("email", to, key, subject, body);

    private static OutboxMessage Message(string channel, string recipient, string key, string subject, string body) => new()
    {
        Id = "m-" + key.Replace('/', '-'),
        Channel = channel,
        Purpose = "reminder",
        Recipient = recipient,
        Subject = subject,
        Body = body,
        IdempotencyKey = key,
        CreatedAt = new DateTimeOffset(2005, 4, 11, 1, 30, 0, TimeSpan.Zero),
    };
}

using System.Net.Http.Headers;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Orchestrator.Gateways.Mail;
using Orchestrator.Gateways.Sandbox;
using Orchestrator.Gateways.Sms;
using Orchestrator.Workflows.Outbox;
using Polly;
using Refit;

namespace Orchestrator.Gateways;

/// <summary>Registers the ways out of the process.</summary>
public static class GatewayRegistration
{
    /// <summary>
    /// Registers an <see cref="IMessageChannel"/> for <c>email</c> and one for <c>sms</c>, configured from the section
    /// <c>Gateways</c> and validated when the host starts. Without an address, development sends into the sandboxes
    /// (<see cref="SandboxSmsGateway"/>, <see cref="SandboxMailServer"/>, both registered as singletons and started on first
    /// use), and any other environment refuses to start.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The host's configuration.</param>
    /// <param name="environment">Decides whether a missing address means the sandbox.</param>
    /// <param name="networkClock">
    /// Clock of time-outs, pauses and the circuit. Default: real time, even when the campaign runs on a simulated clock, because
    /// the network does not.
    /// </param>
    public static IServiceCollection AddGateways(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment,
        TimeProvider? networkClock = null)
    {
        services.AddSingleton<IValidateOptions<GatewayOptions>, GatewayOptionsValidator>();
        services.AddOptions<GatewayOptions>()
            .Bind(configuration.GetSection(GatewayOptions.Section))
            .PostConfigure<IServiceProvider>((options, provider) => PointAtSandboxes(options, provider, environment.IsDevelopment()))
            .ValidateOnStart();
        services.AddSingleton(provider => new SandboxSmsGateway(provider.GetService<TimeProvider>() ?? TimeProvider.System));
        services.AddSingleton(_ => new SandboxMailServer());

        var sms = services.AddRefitGeneratedClient<ISmsGateway>().ConfigureHttpClient((provider, client) =>
        {
            var options = provider.GetRequiredService<IOptions<GatewayOptions>>().Value.Sms;
            client.BaseAddress = options.BaseAddress;
            // The pipeline below holds the limits.
            client.Timeout = Timeout.InfiniteTimeSpan;
            if (options.Token is { Length: > 0 } token)
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        });
        // A channel lives as long as the host: connections are renewed instead of the handler.
        sms.SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        sms.AddResilienceHandler("sms", (pipeline, context) =>
        {
            pipeline.TimeProvider = networkClock ?? TimeProvider.System;
            Persist(pipeline, context.ServiceProvider.GetRequiredService<IOptions<GatewayOptions>>().Value.Sms);
        });
        services.AddSingleton<IMessageChannel, SmsChannel>();
        services.AddSingleton<IMessageChannel, MailChannel>();
        return services;
    }

    // From the outside in: all attempts together, the attempts, the circuit, one attempt.
    private static void Persist(ResiliencePipelineBuilder<HttpResponseMessage> pipeline, SmsOptions options)
    {
        pipeline.AddTimeout(options.TotalTimeout);
        if (options.Retries > 0)
        {
            pipeline.AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            });
        }

        pipeline.AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
        {
            MinimumThroughput = options.CircuitMinimumAttempts,
            FailureRatio = options.CircuitFailureRatio,
            SamplingDuration = options.CircuitWindow,
            BreakDuration = options.CircuitBreak,
        });
        pipeline.AddTimeout(options.AttemptTimeout);
    }

    private static void PointAtSandboxes(GatewayOptions options, IServiceProvider provider, bool isDevelopment)
    {
        options.Sms.Sandbox ??= isDevelopment && options.Sms.BaseAddress is null;
        options.Mail.Sandbox ??= isDevelopment && string.IsNullOrEmpty(options.Mail.Host);
        if (options.Sms.Sandbox == true)
            options.Sms.BaseAddress = provider.GetRequiredService<SandboxSmsGateway>().BaseAddress;
        if (options.Mail.Sandbox == true)
        {
            options.Mail.Host = "127.0.0.1";
            options.Mail.Port = provider.GetRequiredService<SandboxMailServer>().Port;
            options.Mail.Security = SecureSocketOptions.None;
        }
    }
}

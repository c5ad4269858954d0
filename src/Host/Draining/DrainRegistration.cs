using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Orchestrator.Host.Commands;

namespace Orchestrator.Host.Draining;

internal static class DrainRegistration
{
    /// <summary>Whether the process lives and its database answers.</summary>
    public const string HealthPath = "/health";

    /// <summary>Whether requests should be sent to this node.</summary>
    public const string ReadyPath = "/health/ready";

    /// <summary>Drains the node when it is told to stop. The host is given the time for it.</summary>
    public static IServiceCollection AddDraining(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.Configure<DrainOptions>(options =>
        {
            if (environment.IsDevelopment())
                options.Notice = TimeSpan.Zero;
            configuration.GetSection(DrainOptions.Section).Bind(options);
        });
        services.AddOptions<HostOptions>().Configure<IOptions<DrainOptions>>((host, drain) => host.ShutdownTimeout = drain.Value.LongestStop);
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database").AddCheck<Readiness>("readiness", tags: [Readiness.Tag]);
        services.AddHostedService<NodeDrain>();
        return services;
    }

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks(HealthPath, new HealthCheckOptions { Predicate = check => !check.Tags.Contains(Readiness.Tag) }).AllowAnonymous();
        endpoints.MapHealthChecks(ReadyPath).AllowAnonymous();
    }
}

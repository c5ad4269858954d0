using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Orchestrator.Host.Jobs;

internal static class JobRegistration
{
    /// <summary>What orders and does bulk work. May be called several times.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.TryAddSingleton<JobRunner>();
        services.TryAddSingleton<LaunchOrders>();
        return services;
    }
}

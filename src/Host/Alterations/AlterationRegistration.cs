using Microsoft.Extensions.DependencyInjection.Extensions;
using Orchestrator.Host.Incidents;

namespace Orchestrator.Host.Alterations;

internal static class AlterationRegistration
{
    /// <summary>What orders, tries and carries out alterations. May be called several times.</summary>
    public static IServiceCollection AddAlterations(this IServiceCollection services)
    {
        services.TryAddSingleton<AlterationRunner>();
        services.TryAddSingleton<AlterationOrders>();
        services.TryAddSingleton<AlterationTrials>();
        services.TryAddSingleton<IncidentStories>();
        return services;
    }
}

using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Orchestrator.Host.Publications;

internal static class PublicationRegistration
{
    /// <summary>What shows requests to publish. May be called several times.</summary>
    public static IServiceCollection AddPublications(this IServiceCollection services)
    {
        services.AddOptions<PublicationOptions>().BindConfiguration(PublicationOptions.Section);
        services.TryAddSingleton<StepWords>();
        services.TryAddSingleton<PublicationViews>();
        return services;
    }
}

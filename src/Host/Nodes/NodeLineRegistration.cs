namespace Orchestrator.Host.Nodes;

internal static class NodeLineRegistration
{
    /// <summary>One line for all who speak or listen, however many of them ask for it.</summary>
    public static IServiceCollection AddNodeLine(this IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(NodeLine)))
            return services;
        services.AddSingleton<NodeLine>();
        services.AddHostedService(provider => provider.GetRequiredService<NodeLine>());
        return services;
    }
}

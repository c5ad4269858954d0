using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Storage.Bulletins;
using Orchestrator.Workflows;
using Orchestrator.Workflows.Bulletins;

namespace Orchestrator.Host.Tests.Fixture;

internal static class Casework
{
    public static void Add(IServiceCollection services)
    {
        services.AddCasework();
        services.AddScoped<IBulletinFigures, BulletinFigures>();
    }
}

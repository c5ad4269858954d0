using Microsoft.Extensions.DependencyInjection;

namespace Orchestrator.Engine.Tests.Guide;

/// <summary>How a module of activities registers itself.</summary>
public static class Registered
{
    #region register
    public static IServiceCollection AddFines(this IServiceCollection services) =>
        services.AddEngine(options => options.AddActivitiesFrom(typeof(SumFines).Assembly));
    #endregion
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orchestrator.Engine.Activities;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Http;
using Orchestrator.Engine.Runtime;
using Orchestrator.Engine.State;

namespace Orchestrator.Engine;

/// <summary>Registers the engine.</summary>
public static class EngineServiceCollectionExtensions
{
    /// <summary>
    /// Adds the engine with its own activities and those that <paramref name="configure"/> names. May be called several times; the options accumulate.
    /// The caller registers an <see cref="Persistence.IEngineStore"/> (scoped).
    /// </summary>
    public static IServiceCollection AddEngine(this IServiceCollection services, Action<EngineOptions>? configure = null)
    {
        var options = (EngineOptions?)services.FirstOrDefault(s => s.ServiceType == typeof(EngineOptions))?.ImplementationInstance;
        if (options is null)
        {
            options = new EngineOptions();
            options.AddActivitiesFrom(typeof(EngineOptions).Assembly);
            services.AddSingleton(options);
            services.TryAddSingleton(TimeProvider.System);
            services.AddSingleton(p => new ActivityRegistry(p.GetRequiredService<EngineOptions>().ActivityTypes));
            services.AddSingleton<DefinitionReader>();
            services.AddSingleton<GraphCompiler>();
            services.AddSingleton<ChildResolver>();
            services.AddSingleton<WorkflowDescriptors>();
            services.AddSingleton<GraphCache>();
            services.AddSingleton<DefinitionValidator>();
            services.AddSingleton<InstanceStateProjector>();
            services.AddSingleton<IInfrastructureFaults, DefaultInfrastructureFaults>();
            services.TryAddSingleton<IWorkflowConsole, LoggingConsole>();
            services.AddScoped<HttpExchange>();
            services.AddScoped<IWorkflowRuntime, WorkflowRuntime>();
            services.AddScoped<ITriggerIndexer, TriggerIndexer>();
            services.AddSingleton<DesignerForm>();
            services.AddScoped<DefinitionLibrary>();
        }
        configure?.Invoke(options);
        return services;
    }

}

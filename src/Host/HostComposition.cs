using Orchestrator.Engine;
using Orchestrator.Gateways;
using Orchestrator.Host.Alterations;
using Orchestrator.Host.Calendar;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.Commands;
using Orchestrator.Host.Draining;
using Orchestrator.Host.HttpWorkflows;
using Orchestrator.Host.Inspections;
using Orchestrator.Host.Jobs;
using Orchestrator.Host.Outbox;
using Orchestrator.Host.Reconciliation;
using Orchestrator.Host.Retention;
using Orchestrator.Host.Seeding;
using Orchestrator.Host.Telemetry;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;
using Orchestrator.Templates;
using Orchestrator.Workflows;

namespace Orchestrator.Host;

/// <summary>Puts the parts together, the same for serving, simulating and the tools.</summary>
internal static class HostComposition
{
    /// <summary>Database, engine, domain and templates under one clock: all that a command needs that runs by itself.</summary>
    public static IServiceCollection AddOrchestrator(this IServiceCollection services, DatabaseOptions database, TimeProvider clock)
    {
        services.AddSingleton(clock);
        services.AddStorage(database);
        services.AddEngine();
        services.AddCasework();
        services.AddTemplates();
        services.AddSingleton<CalendarReader>();
        services.AddSingleton<ShippedDefinitions>();
        services.AddSingleton<Seed>();
        services.AddSingleton<AccessSeed>();
        services.AddSingleton<NodeDuty>();
        services.AddMetrics();
        services.AddSingleton<NodeMeter>();
        services.AddSingleton<ICommitListener>(provider => provider.GetRequiredService<NodeMeter>());
        services.AddSingleton<RuntimePause>();
        services.AddSingleton<Pump>();
        services.AddSingleton<SetAside>();
        services.AddSingleton<OutboxDispatcher>();
        services.AddAlterations();
        services.AddJobs();
        services.AddSingleton<VisitRunner>();
        services.AddHttpWorkflows();
        services.AddRetention();
        return services;
    }

    /// <summary>What runs in the background of a serving node.</summary>
    public static IServiceCollection AddNode(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment, DatabaseOptions database, TimeProvider clock)
    {
        if (configuration["Engine:IncidentStrategy"] is { Length: > 0 } strategy)
            services.AddEngine(options => options.IncidentStrategy = Enum.Parse<IncidentStrategy>(strategy, ignoreCase: true));
        if (configuration.GetSection("Engine:ReadableSettings").Get<string[]>() is { Length: > 0 } readable)
            services.AddEngine(options => options.ReadableSettings = new ReadableSettings(configuration, readable).Read);
        services.AddClockwork(database, clock, simulated: false);
        services.AddRetentionSchedule(configuration);
        services.AddReconciliationSchedule();
        services.AddGateways(configuration, environment);
        services.AddHostedService(provider => provider.GetRequiredService<CalendarReader>());
        services.AddHostedService<BacklogService>();
        AddListening<QueueService>(services);
        AddListening<OutboxService>(services);
        AddListening<AlterationService>(services);
        AddListening<JobService>(services);
        AddListening<VisitService>(services);
        return services;
    }

    /// <summary>A host without any background work, for the command-line tools.</summary>
    /// <param name="configure">Registers parts of the tool's own, which go before the usual ones.</param>
    public static IHost BuildTool(DatabaseOptions database, TimeProvider? clock = null, Action<IServiceCollection>? configure = null)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ForTool();
        configure?.Invoke(builder.Services);
        builder.Services.AddOrchestrator(database, clock ?? TimeProvider.System);
        return builder.Build();
    }

    private static void AddListening<T>(IServiceCollection services) where T : class, IHostedService, ICommitListener
    {
        services.AddSingleton<T>();
        services.AddSingleton<ICommitListener>(provider => provider.GetRequiredService<T>());
        services.AddHostedService(provider => provider.GetRequiredService<T>());
    }
}

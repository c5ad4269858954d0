using Microsoft.Extensions.DependencyInjection.Extensions;
using Orchestrator.Engine.Http;
using Orchestrator.Host.Alterations;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.ElsaApi.Alterations;
using Orchestrator.Host.ElsaApi.Definitions;
using Orchestrator.Host.ElsaApi.Descriptors;
using Orchestrator.Host.ElsaApi.Executions;
using Orchestrator.Host.ElsaApi.Instances;
using Orchestrator.Host.ElsaApi.Runtime;
using Orchestrator.Host.Nodes;
using Orchestrator.Host.Publications;
using Orchestrator.Host.Security;
using Orchestrator.Storage.Transactions;

namespace Orchestrator.Host.ElsaApi;

/// <summary>Elsa's contract under <c>/elsa</c>, for the designer and for every other client of Elsa.</summary>
public static class ElsaApiRegistration
{
    /// <summary>Where the contract begins; the designer is given this address, and finds the hub beside it.</summary>
    public const string Prefix = "/elsa/api";

    /// <summary>Registers what the endpoints need. Engine, storage and security are registered by the caller.</summary>
    public static IServiceCollection AddElsaApi(this IServiceCollection services)
    {
        services.AddAlterations();
        services.AddPublications();
        services.TryAddSingleton<RuntimePause>();
        services.AddSingleton<ResumeTokens>();
        services.AddSingleton<IEventTriggerUrls, EventTriggerUrls>();
        services.AddScoped<TestRun>();
        services.AddSingleton<DescriptorCache>();
        services.AddScoped<ElsaCaller>();
        services.AddScoped<DefinitionViews>();
        services.AddScoped<DefinitionGraph>();
        services.AddScoped<WorkflowSteps>();
        services.AddScoped<PublishingPath>();
        services.AddScoped<InstanceStates>();
        services.AddSignalR();
        services.AddSingleton<InstanceObservers>();
        services.AddSingleton<InstanceAnnouncer>();
        services.AddSingleton<ICommitListener>(provider => provider.GetRequiredService<InstanceAnnouncer>());
        services.AddHostedService(provider => provider.GetRequiredService<InstanceAnnouncer>());
        services.AddNodeLine();
        services.AddSingleton<NodeRelay>();
        services.AddSingleton<ICommitListener>(provider => provider.GetRequiredService<NodeRelay>());
        services.AddHostedService(provider => provider.GetRequiredService<NodeRelay>());
        return services;
    }

    /// <summary>Maps the endpoints and the hub. Call it after <see cref="SecurityRegistration.UseSecurity"/>.</summary>
    public static WebApplication MapElsaApi(this WebApplication app)
    {
        var elsa = app.MapGroup(Prefix).ExcludeFromDescription();
        elsa.AddEndpointFilter(ElsaEndpoint.ExplainAsync);
        DescriptorEndpoints.Map(elsa);
        DefinitionEndpoints.Map(elsa);
        DefinitionCommands.Map(elsa);
        DefinitionBulk.Map(elsa);
        DefinitionFiles.Map(elsa);
        DefinitionGraph.Map(elsa);
        DefinitionActions.Map(elsa);
        ExecutionEndpoints.Map(elsa);
        StimulusEndpoints.Map(elsa);
        TokenEndpoints.Map(elsa);
        RuntimeEndpoints.Map(elsa);
        TestEndpoints.Map(elsa);
        ScriptEndpoints.Map(elsa);
        InstanceEndpoints.Map(elsa);
        InstanceCommands.Map(elsa);
        InstanceFiles.Map(elsa);
        InstanceVariables.Map(elsa);
        AlterationEndpoints.Map(elsa);
        JournalEndpoints.Map(elsa);
        ExecutionRecordEndpoints.Map(elsa);
        app.MapHub<InstanceHub>("/elsa/hubs/workflow-instance").RequireAuthorization(Policies.Elsa(ElsaPermissions.ReadInstances));
        app.Map("/elsa/{**rest}", static () => TypedResults.NotFound()).AllowAnonymous().ExcludeFromDescription();
        return app;
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Orchestrator.Client.Absences;
using Orchestrator.Client.Alterations;
using Orchestrator.Client.Approvals;
using Orchestrator.Client.Calendar;
using Orchestrator.Client.Campaigns;
using Orchestrator.Client.Cases;
using Orchestrator.Client.Deadlines;
using Orchestrator.Client.Declarations;
using Orchestrator.Client.Handovers;
using Orchestrator.Client.Incidents;
using Orchestrator.Client.InspectionPlans;
using Orchestrator.Client.Inspections;
using Orchestrator.Client.Instances;
using Orchestrator.Client.Jobs;
using Orchestrator.Client.LawChanges;
using Orchestrator.Client.Measures;
using Orchestrator.Client.Metrics;
using Orchestrator.Client.Notices;
using Orchestrator.Client.Orders;
using Orchestrator.Client.Outbox;
using Orchestrator.Client.People;
using Orchestrator.Client.Publications;
using Orchestrator.Client.Reconciliation;
using Orchestrator.Client.SelfChecks;
using Orchestrator.Client.Session;
using Orchestrator.Client.Tasks;
using Orchestrator.Client.Tips;
using Orchestrator.Client.Units;
using Polly;
using Refit;

namespace Orchestrator.Client;

/// <summary>Puts the client of the service's own API into a container.</summary>
public static class OrchestratorClientRegistration
{
    /// <summary>Registers every feature's interface with the given address and defaults otherwise.</summary>
    public static IServiceCollection AddOrchestratorClient(this IServiceCollection services, Uri baseAddress) =>
        services.AddOrchestratorClient(new OrchestratorClientOptions { BaseAddress = baseAddress });

    /// <summary>Registers every feature's interface. <paramref name="customize"/> may change each HTTP client, for example its primary handler.</summary>
    public static IServiceCollection AddOrchestratorClient(this IServiceCollection services, OrchestratorClientOptions options, Action<IHttpClientBuilder>? customize = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        Add<ISessionApi>(services, options, customize);
        Add<ITasksApi>(services, options, customize);
        Add<ICasesApi>(services, options, customize);
        Add<IDeadlinesApi>(services, options, customize);
        Add<ICalendarApi>(services, options, customize);
        Add<INoticesApi>(services, options, customize);
        Add<ICampaignsApi>(services, options, customize);
        Add<IUnitsApi>(services, options, customize);
        Add<IDeclarationsApi>(services, options, customize);
        Add<IReconciliationApi>(services, options, customize);
        Add<ISelfChecksApi>(services, options, customize);
        Add<IInspectionsApi>(services, options, customize);
        Add<IInspectionPlansApi>(services, options, customize);
        Add<IOrdersApi>(services, options, customize);
        Add<ILawChangesApi>(services, options, customize);
        Add<ITipsApi>(services, options, customize);
        Add<IMeasuresApi>(services, options, customize);
        Add<IApprovalsApi>(services, options, customize);
        Add<IAbsencesApi>(services, options, customize);
        Add<IHandoversApi>(services, options, customize);
        Add<IMetricsApi>(services, options, customize);
        Add<IOutboxApi>(services, options, customize);
        Add<IPeopleApi>(services, options, customize);
        Add<IInstancesApi>(services, options, customize);
        Add<IIncidentsApi>(services, options, customize);
        Add<IAlterationsApi>(services, options, customize);
        Add<IJobsApi>(services, options, customize);
        Add<IPublicationsApi>(services, options, customize);
        return services;
    }

    private static void Add<T>(IServiceCollection services, OrchestratorClientOptions options, Action<IHttpClientBuilder>? customize) where T : class
    {
        var settings = new RefitSettings { ContentSerializer = new SystemTextJsonContentSerializer(OrchestratorJson.Options) };
        var builder = services.AddRefitGeneratedClient<T>(settings).ConfigureHttpClient(client =>
        {
            client.BaseAddress = options.BaseAddress;
            client.Timeout = Timeout.InfiniteTimeSpan;
        });
        builder.AddHttpMessageHandler(provider => new IdempotencyKeyHandler(provider.GetRequiredService<TimeProvider>()));
        builder.AddStandardResilienceHandler(resilience =>
        {
            resilience.AttemptTimeout.Timeout = options.AttemptTimeout;
            resilience.TotalRequestTimeout.Timeout = options.AttemptTimeout * (options.Retries + 2);
            resilience.CircuitBreaker.SamplingDuration = options.AttemptTimeout * 3;
            resilience.Retry.MaxRetryAttempts = Math.Max(1, options.Retries);
            resilience.Retry.Delay = options.RetryDelay;
            // A command is repeated only because its key makes the repeat harmless; an upload's stream cannot be read twice.
            if (options.Retries == 0)
                resilience.Retry.ShouldHandle = static _ => ValueTask.FromResult(false);
            else
                resilience.Retry.ShouldHandle = static arguments => ValueTask.FromResult(HttpClientResiliencePredicates.IsTransient(arguments.Outcome) && MayRepeat(arguments.Context.GetRequestMessage()));
        });
        if (options.Token is { } token)
            builder.AddHttpMessageHandler(() => new BearerTokenHandler(token));
        customize?.Invoke(builder);
    }

    private static bool MayRepeat(HttpRequestMessage? request) =>
        request is not null && (request.Method == HttpMethod.Get
        || (request.Headers.Contains(IdempotencyKeyHandler.Header) && request.Content is not MultipartContent));
}

using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orchestrator.Client;
using Orchestrator.Host.Alterations;
using Orchestrator.Host.Api.Absences;
using Orchestrator.Host.Api.Alterations;
using Orchestrator.Host.Api.Approvals;
using Orchestrator.Host.Api.Calendar;
using Orchestrator.Host.Api.Campaigns;
using Orchestrator.Host.Api.Cases;
using Orchestrator.Host.Api.Commands;
using Orchestrator.Host.Api.Deadlines;
using Orchestrator.Host.Api.Declarations;
using Orchestrator.Host.Api.Handovers;
using Orchestrator.Host.Api.Incidents;
using Orchestrator.Host.Api.InspectionPlans;
using Orchestrator.Host.Api.Inspections;
using Orchestrator.Host.Api.Instances;
using Orchestrator.Host.Api.Jobs;
using Orchestrator.Host.Api.LawChanges;
using Orchestrator.Host.Api.Measures;
using Orchestrator.Host.Api.Metrics;
using Orchestrator.Host.Api.Notices;
using Orchestrator.Host.Api.Orders;
using Orchestrator.Host.Api.Outbox;
using Orchestrator.Host.Api.People;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Host.Api.Publications;
using Orchestrator.Host.Api.Reconciliation;
using Orchestrator.Host.Api.SelfChecks;
using Orchestrator.Host.Api.Tasks;
using Orchestrator.Host.Api.Tips;
using Orchestrator.Host.Api.Units;
using Orchestrator.Host.Calendar;
using Orchestrator.Host.Jobs;
using Orchestrator.Host.Publications;
using Orchestrator.Host.Security;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Host.Workbench.Reconciliation;
using Orchestrator.Storage.Transactions;
using Scalar.AspNetCore;

namespace Orchestrator.Host.Api;

/// <summary>Our own API under <c>/api</c>.</summary>
public static class CaseApiRegistration
{
    /// <summary>Registers what the endpoints need. Storage, domain and security are registered by the caller.</summary>
    public static IServiceCollection AddCaseApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            OrchestratorJson.Configure(json.SerializerOptions);
            // What a contract calls required must be there; otherwise it is the request that is wrong.
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.RespectNullableAnnotations = true;
            json.SerializerOptions.RespectRequiredConstructorParameters = true;
        });
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddExceptionHandler<FailureHandler>();
        services.AddSingleton<ICommitParticipant, CommandKeyRecorder>();
        services.AddHostedService<AnswerCleaner>();
        services.AddAlterations();
        services.AddPublications();
        services.TryAddSingleton<CalendarReader>();
        services.TryAddSingleton<RecordReader>();
        services.TryAddSingleton<GraphReader>();
        services.AddJobs();
        services.AddOpenApi(OpenApi.Document, OpenApi.Configure);
        return services;
    }

    /// <summary>Maps the endpoints, the OpenAPI document and its page. Call it after <see cref="SecurityRegistration.UseSecurity"/>.</summary>
    public static WebApplication MapCaseApi(this WebApplication app)
    {
        app.UseMiddleware<IdempotencyMiddleware>();
        TaskEndpoints.Map(app);
        CaseEndpoints.Map(app);
        CampaignEndpoints.Map(app);
        UnitEndpoints.Map(app);
        DeclarationEndpoints.Map(app);
        ReconciliationEndpoints.Map(app);
        SelfCheckEndpoints.Map(app);
        InspectionEndpoints.Map(app);
        KeptEvidenceEndpoints.Map(app);
        InspectionPlanEndpoints.Map(app);
        OrderEndpoints.Map(app);
        LawChangeEndpoints.Map(app);
        MetricEndpoints.Map(app);
        TipEndpoints.Map(app);
        MeasureEndpoints.Map(app);
        ApprovalEndpoints.Map(app);
        AbsenceEndpoints.Map(app);
        NoticeEndpoints.Map(app);
        DeadlineEndpoints.Map(app);
        CalendarEndpoints.Map(app);
        OutboxEndpoints.Map(app);
        PeopleEndpoints.Map(app);
        HandoverEndpoints.Map(app);
        InstanceEndpoints.Map(app);
        IncidentEndpoints.Map(app);
        AlterationEndpoints.Map(app);
        JobEndpoints.Map(app);
        PublicationEndpoints.Map(app);
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapScalarApiReference("/scalar", page => page.WithTitle("Orchestrator API").WithOpenApiRoutePattern("/openapi/{documentName}.json").DisableDefaultFonts()).AllowAnonymous();
        app.Map("/api/{**rest}", static () => ProblemAnswer.Of(ApiRefusals.NotFound, StatusCodes.Status404NotFound)).AllowAnonymous().ExcludeFromDescription();
        return app;
    }
}

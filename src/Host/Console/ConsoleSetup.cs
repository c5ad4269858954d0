using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor;
using MudBlazor.Services;
using Orchestrator.Host.Alterations;
using Orchestrator.Host.Jobs;
using Orchestrator.Host.Progress;
using Orchestrator.Host.Publications;
using Orchestrator.Host.Workbench.Absences;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Host.Workbench.Alterations;
using Orchestrator.Host.Workbench.Approvals;
using Orchestrator.Host.Workbench.Campaigns;
using Orchestrator.Host.Workbench.Cases;
using Orchestrator.Host.Workbench.Incidents;
using Orchestrator.Host.Workbench.InspectionPlans;
using Orchestrator.Host.Workbench.Inspections;
using Orchestrator.Host.Workbench.Jobs;
using Orchestrator.Host.Workbench.LawChanges;
using Orchestrator.Host.Workbench.Localization;
using Orchestrator.Host.Workbench.Metrics;
using Orchestrator.Host.Workbench.Notices;
using Orchestrator.Host.Workbench.Orders;
using Orchestrator.Host.Workbench.Outbox;
using Orchestrator.Host.Workbench.People;
using Orchestrator.Host.Workbench.Progress;
using Orchestrator.Host.Workbench.Publications;
using Orchestrator.Host.Workbench.Reconciliation;
using Orchestrator.Host.Workbench.SelfChecks;
using Orchestrator.Host.Workbench.SignIn;
using Orchestrator.Host.Workbench.Tips;
using Orchestrator.Host.Workbench.Units;
using Orchestrator.Host.Workbench.Worklist;
using Orchestrator.Storage.Transactions;

namespace Orchestrator.Host.Workbench;

/// <summary>The console: a Blazor application of this host, at <c>/</c>.</summary>
public static class ConsoleSetup
{
    /// <summary>Registers the console. It asks the container for the database context, the clock, the domain's commands and the sign-in cookie.</summary>
    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            // An officer who is called away for a while comes back to the page as it was left.
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(30);
            circuits.DisconnectedCircuitMaxRetained = 500;
        });
        services.AddCascadingAuthenticationState();
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight;
            mud.SnackbarConfiguration.VisibleStateDuration = 6000;
        });
        services.AddTransient<MudLocalizer, ChineseMudLocalizer>();
        services.AddSingleton<Texts>();
        services.TryAddSingleton<RecordReader>();
        services.AddScoped<ReaderSource>();
        services.AddScoped<CircuitHandler, CircuitStanding>();
        services.AddSingleton<WorklistReader>();
        services.AddSingleton<UnitImport>();
        services.AddSingleton<ITaskActions, DeskActions>();
        services.AddJobs();
        services.AddSingleton<JobReader>();
        services.AddSingleton<CaseReader>();
        services.AddSingleton<ProgressReader>();
        services.AddSingleton<IStepNotes, StepNotes>();
        services.AddSingleton<CaseListReader>();
        services.AddSingleton<CampaignReader>();
        services.AddSingleton<UnitListReader>();
        services.AddSingleton<NoticeReader>();
        services.AddSingleton<ComparisonReader>();
        services.AddSingleton<CoverageReader>();
        services.AddSingleton<LawReader>();
        services.AddSingleton<IOrderPreviews, OrderReader>();
        services.AddSingleton<InspectionPlanReader>();
        services.AddSingleton<TipReader>();
        services.AddSingleton<MeasureActions>();
        services.AddSingleton<KeptEvidenceActions>();
        services.AddSingleton<ApprovalActions>();
        services.AddSingleton<ApprovalReader>();
        services.AddSingleton<AbsenceReader>();
        services.AddSingleton<PersonReader>();
        services.AddSingleton<SelfCheckReader>();
        services.AddSingleton<MetricReader>();
        services.TryAddSingleton<GraphReader>();
        services.AddAlterations();
        services.AddSingleton<IncidentReader>();
        services.AddSingleton<PlanReader>();
        services.AddPublications();
        services.AddSingleton<PublicationReader>();
        services.AddSingleton<OutboxReader>();
        services.AddSingleton<MessageRetry>();
        services.AddScoped<DraftStore>();
        services.AddSingleton<CaseNotices>();
        services.AddSingleton<ICommitListener>(provider => provider.GetRequiredService<CaseNotices>());
        services.Configure<RequestLocalizationOptions>(Languages.Configure);
        return services;
    }

    /// <summary>Maps the console's pages, the documents that they show and the language switch. Call it after authentication and authorisation.</summary>
    public static WebApplication MapConsole(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/language", Languages.Choose).AllowAnonymous().ExcludeFromDescription();
        app.MapSignIn();
        app.MapDocuments();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode().RequireAuthorization();
        return app;
    }
}

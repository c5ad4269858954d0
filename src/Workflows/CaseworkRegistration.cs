using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orchestrator.Engine;
using Orchestrator.Workflows.Absences;
using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Handovers;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Jobs;
using Orchestrator.Workflows.LawChanges;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Publications;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tips;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows;

/// <summary>Registers the casework: the steps of the toolbox, the acts and the desks through which people and clocks act.</summary>
public static class CaseworkRegistration
{
    /// <summary>
    /// Adds the casework to the engine. The caller registers <see cref="IRecords"/>, <see cref="IAuditTrail"/>, <see cref="Bulletins.IBulletinFigures"/>, <see cref="IPictureSource"/>
    /// (scoped, in the transaction) and <see cref="INoticeRenderer"/>.
    /// </summary>
    public static IServiceCollection AddCasework(this IServiceCollection services)
    {
        services.AddEngine(options => options.AddActivitiesFrom(typeof(CaseworkRegistration).Assembly));
        services.TryAddSingleton(_ => new CalendarShelf());
        services.TryAddSingleton(provider => new LegalClock(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<CalendarShelf>()));
        services.AddSingleton<IActCatalog, ActCatalog>();
        services.AddScoped<Acting>();
        services.AddScoped<CaseFiles>();
        services.AddScoped<CaseFactsReader>();
        services.AddScoped<Messages>();
        services.AddScoped<StaffMail>();
        services.AddScoped<TaskHolders>();
        services.AddScoped<Responsible>();
        services.AddScoped<Overrun>();
        services.AddScoped<DutyReminder>();
        services.AddScoped<NoticeDesk>();
        services.AddScoped<DocumentVoiding>();
        services.AddScoped<ServiceDesk>();
        services.AddScoped<DeadlineArming>();
        services.AddScoped<TaskOpening>();
        services.AddScoped(p => new TaskDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<IWorkflowRuntime>(),
            p.GetRequiredService<CaseFiles>(), p.GetRequiredService<CaseFactsReader>(), p.GetRequiredService<TaskHands>(), p.GetRequiredService<SlipBook>(), p.GetRequiredService<Acting>(), p.GetRequiredService<RefusedSteps>()));
        services.AddScoped<RefusedSteps>();
        services.AddScoped<IBurstParticipant>(p => p.GetRequiredService<RefusedSteps>());
        services.AddScoped<Deputies>();
        services.AddScoped<TaskHands>();
        services.AddScoped<SlipBook>();
        services.AddScoped<ApprovalSubjects>();
        services.AddScoped<ApprovalTrail>();
        services.AddScoped<WholeDecisions>();
        services.AddScoped(p => new HandingDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ApprovalSubjects>(), p.GetRequiredService<SlipBook>(),
            p.GetRequiredService<ApprovalTrail>(), p.GetRequiredService<TaskDesk>(), p.GetRequiredService<WholeDecisions>()));
        services.AddScoped<Recusal>();
        services.AddScoped(p => new HandoverDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<CaseFiles>(), p.GetRequiredService<ApprovalSubjects>(), p.GetRequiredService<VisitHandover>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped<VisitHandover>();
        services.AddScoped(p => new ApprovalDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<ApprovalTrail>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<ApprovalSubjects>(),
            p.GetRequiredService<SlipBook>(), p.GetRequiredService<Deputies>(), p.GetRequiredService<TaskDesk>(), p.GetRequiredService<WholeDecisions>(), p.GetRequiredService<TaskHolders>(), p.GetRequiredService<StaffMail>()));
        services.AddScoped<PeopleDesk>();
        services.AddScoped(p => new AbsenceDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<LegalClock>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped(p => new DeadlineDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<IWorkflowRuntime>(),
            p.GetRequiredService<CaseFiles>(), p.GetRequiredService<NoticeDesk>(), p.GetRequiredService<Messages>(), p.GetRequiredService<Overrun>(), p.GetRequiredService<DutyReminder>(), p.GetRequiredService<Acting>()));
        services.AddScoped(p => new CampaignDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<IWorkflowRuntime>(), p.GetRequiredService<Acting>()));
        services.AddScoped(p => new UnitDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped(p => new AlterationDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<IWorkflowRuntime>(), p.GetRequiredService<Acting>()));
        services.AddScoped(p => new JobDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IJobItems>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<CampaignDesk>(), p.GetRequiredService<TaskDesk>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped(p => new LeadUnits(p.GetRequiredService<IRecords>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped<LeadCases>();
        services.AddScoped(p => new LicenceDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<ILicenceList>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped(p => new TipDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<IWorkflowRuntime>(), p.GetRequiredService<LegalClock>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<Acting>()));
        services.AddScoped(p => new MeasureDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<IWorkflowRuntime>(), p.GetRequiredService<CaseFiles>(), p.GetRequiredService<CaseFactsReader>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<Acting>()));
        services.AddScoped<PublicationDesk>();
        services.AddScoped(p => new CalendarDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<CalendarShelf>()));
        services.AddScoped(p => new DeadlineDecisions(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<CaseFiles>(), p.GetRequiredService<LegalClock>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped(p => new DeclarationDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<LegalClock>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped<KeptEvidenceDesk>();
        services.AddScoped(p => new InspectionDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped(p => new CoverageDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped(p => new InspectionPlanDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IVisitPlans>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<LegalClock>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped(p => new VisitCarrier(p.GetRequiredService<IRecords>(), p.GetRequiredService<IVisitPlans>(), p.GetRequiredService<TaskDesk>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped(p => new OrderDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<CaseFactsReader>(), p.GetRequiredService<LegalClock>()));
        services.AddScoped(p => new LawChangeDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<LegalClock>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped(p => new DocumentDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<TimeProvider>()));
        services.AddScoped(p => new SelfCheckDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<LegalClock>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<TaskDesk>()));
        services.AddScoped(p => new ReconciliationDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<IPictureSource>(), p.GetRequiredService<TimeProvider>(), p.GetRequiredService<LeadCases>(), p.GetRequiredService<LeadTasks>()));
        services.AddScoped<LeadTasks>();
        services.AddScoped(p => new QuestionDesk(p.GetRequiredService<IRecords>(), p.GetRequiredService<IAuditTrail>(), p.GetRequiredService<TimeProvider>()));
        return services;
    }
}

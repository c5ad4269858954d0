using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Engine;
using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Absences;
using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Declarations;
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
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Simulation;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tips;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Storage.Model;

/// <summary>
/// The one model of everything that is stored: engine rows, domain rows, sign-in accounts. SQLite and PostgreSQL have a migration set each.
/// Instants are UTC: milliseconds since 1970 on SQLite, <c>timestamptz</c> on PostgreSQL. Legal dates are plain dates.
/// </summary>
public abstract class OrchestratorDbContext(DbContextOptions options) : IdentityUserContext<SignInAccount, string>(options)
{
    public DbSet<WorkflowDefinition> Definitions => Set<WorkflowDefinition>();
    public DbSet<WorkflowInstance> Instances => Set<WorkflowInstance>();
    public DbSet<StoredBookmark> Bookmarks => Set<StoredBookmark>();
    public DbSet<StoredTrigger> Triggers => Set<StoredTrigger>();
    public DbSet<QueuedStimulus> Queue => Set<QueuedStimulus>();
    public DbSet<JournalPage> Journal => Set<JournalPage>();
    /// <summary>Of PostgreSQL this reads rows and journal pages as one; what is added or changed here becomes a row (see <see cref="ExecutionReading"/>).</summary>
    public DbSet<ActivityExecution> Executions => Set<ActivityExecution>();
    public DbSet<StoredIncident> Incidents => Set<StoredIncident>();

    public DbSet<Campaign> Campaigns => Set<Campaign>();
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<UnitCase> Cases => Set<UnitCase>();
    public DbSet<SelfCheck> SelfChecks => Set<SelfCheck>();
    public DbSet<Inspection> Inspections => Set<Inspection>();
    public DbSet<Finding> Findings => Set<Finding>();
    public DbSet<RectificationOrder> Orders => Set<RectificationOrder>();
    public DbSet<PenaltyCase> PenaltyCases => Set<PenaltyCase>();
    public DbSet<CaseMeasure> Measures => Set<CaseMeasure>();
    public DbSet<Tip> Tips => Set<Tip>();
    public DbSet<TipInformant> TipInformants => Set<TipInformant>();
    public DbSet<ListedLicence> ListedLicences => Set<ListedLicence>();
    public DbSet<PersonSubject> PersonSubjects => Set<PersonSubject>();
    public DbSet<AcceptanceCheck> AcceptanceChecks => Set<AcceptanceCheck>();
    public DbSet<Bulletin> Bulletins => Set<Bulletin>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<ServiceRecord> ServiceRecords => Set<ServiceRecord>();
    public DbSet<SeriesCounter> SeriesCounters => Set<SeriesCounter>();
    public DbSet<Deadline> Deadlines => Set<Deadline>();
    public DbSet<WorkTask> Tasks => Set<WorkTask>();
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();
    public DbSet<AuditStream> AuditStreams => Set<AuditStream>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<AlterationPlan> AlterationPlans => Set<AlterationPlan>();
    public DbSet<AlterationItem> AlterationItems => Set<AlterationItem>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<JobItem> JobItems => Set<JobItem>();
    public DbSet<PublicationRequest> PublicationRequests => Set<PublicationRequest>();
    public DbSet<SimulationRun> Simulations => Set<SimulationRun>();
    public DbSet<IdempotentAnswer> IdempotentAnswers => Set<IdempotentAnswer>();
    public DbSet<Declaration> Declarations => Set<Declaration>();
    public DbSet<DeclaredUnit> DeclaredUnits => Set<DeclaredUnit>();
    public DbSet<SelfStatement> SelfStatements => Set<SelfStatement>();
    public DbSet<SelfCheckReport> SelfCheckReports => Set<SelfCheckReport>();
    public DbSet<FiledDocument> FiledDocuments => Set<FiledDocument>();
    public DbSet<ReconciliationRun> ReconciliationRuns => Set<ReconciliationRun>();
    public DbSet<ReconciliationFinding> ReconciliationFindings => Set<ReconciliationFinding>();
    public DbSet<LeadQuestion> LeadQuestions => Set<LeadQuestion>();
    public DbSet<EvidenceItem> EvidenceItems => Set<EvidenceItem>();
    public DbSet<KeptPiece> KeptPieces => Set<KeptPiece>();
    public DbSet<CustodyEntry> CustodyEntries => Set<CustodyEntry>();
    public DbSet<CoverageException> CoverageExceptions => Set<CoverageException>();
    public DbSet<InspectionPlan> InspectionPlans => Set<InspectionPlan>();
    public DbSet<PlannedVisit> PlannedVisits => Set<PlannedVisit>();
    public DbSet<LawDecision> LawDecisions => Set<LawDecision>();
    public DbSet<ApprovalSlip> ApprovalSlips => Set<ApprovalSlip>();
    public DbSet<ApprovalStanding> ApprovalStandings => Set<ApprovalStanding>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<CalendarYear> CalendarYears => Set<CalendarYear>();
    public DbSet<HostKey> HostKeys => Set<HostKey>();
    public DbSet<StorageFormat> Formats => Set<StorageFormat>();
    public DbSet<EnginePause> Pauses => Set<EnginePause>();

    /// <summary>Whether this is the model on PostgreSQL. Entity Framework answers the same by putting the name of an assembly together each time.</summary>
    internal bool IsPostgres => this is PostgresDbContext;

    /// <summary>Rows of this scope that the database is still to be given; null when nobody asked for any.</summary>
    internal FreshRows? Fresh { get; set; }

    /// <summary>New rows of this scope that are not tracked.</summary>
    internal Additions Additions { get; } = new();

    /// <summary>The end of this scope's transaction, while what is written is the last; null at other times.</summary>
    internal TransactionEnd? Ending { get; set; }

    /// <summary>What this scope's transaction will mean once it has committed.</summary>
    internal CommittedChanges Changes { get; private set; } = new();

    public override void Dispose()
    {
        Forget();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    public override ValueTask DisposeAsync()
    {
        Forget();
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    // The context is used again by another scope.
    private void Forget()
    {
        (Fresh, Ending) = (null, null);
        Additions.Take();
        Changes = new CommittedChanges();
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        TrackAdditions();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // They go out together with what is tracked, if anything is.
        if (!IsPostgres || Database.CurrentTransaction is null || !ChangeTracker.HasChanges())
            TrackAdditions();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <summary>Adds a row that is written with the next flush of a unit of work and not asked for again in it.</summary>
    public void AddUntracked(object row) => Additions.Add(row);

    /// <summary>Hands over the new rows that are not tracked.</summary>
    internal IReadOnlyList<object> TakeAdditions()
    {
        var taken = Additions.Take();
        foreach (var row in taken)
            ChangeCollector.NoteAdded(this, row);
        return taken;
    }

    private void TrackAdditions()
    {
        if (Additions.HasAny)
            AddRange(Additions.Take());
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
        if (Database.IsSqlite())
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<SqliteInstantConverter>();
        else
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstantConverter>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<SignInAccount>().ToTable("sign_in_accounts");
        EngineModel.Configure(builder, IsPostgres);
        CaseworkModel.Configure(builder);
        PaperworkModel.Configure(builder);
        ComparisonModel.Configure(builder);
        TipModel.Configure(builder);
        ApprovalModel.Configure(builder);
        TextLists.Configure(builder);
    }
}

/// <summary>The model on SQLite.</summary>
public sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : OrchestratorDbContext(options);

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgresDbContext(DbContextOptions<PostgresDbContext> options) : OrchestratorDbContext(options);

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Alterations;
using Orchestrator.Storage.Bulletins;
using Orchestrator.Storage.Due;
using Orchestrator.Storage.Engine;
using Orchestrator.Storage.Inspections;
using Orchestrator.Storage.Invariants;
using Orchestrator.Storage.Jobs;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Partitions;
using Orchestrator.Storage.Reconciliation;
using Orchestrator.Storage.Records;
using Orchestrator.Storage.Retention;
using Orchestrator.Storage.Transactions;
using Orchestrator.Storage.Writes;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Bulletins;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Jobs;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Storage;

/// <summary>Registers the database behind the ports of engine and domain.</summary>
public static class StorageRegistration
{
    public static IServiceCollection AddStorage(this IServiceCollection services, DatabaseOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(new WriterQueue(oneAtATime: !options.IsPostgres));
        services.AddSingleton<UnitOfWork>();
        services.AddSingleton<IUnitOfWork>(provider => provider.GetRequiredService<UnitOfWork>());
        services.AddSingleton<ISharedUnitOfWork, SharedUnitOfWork>();
        services.AddSingleton<ChangeCollector>();
        services.AddSingleton<LockingReads>();
        services.AddSingleton<StepReading>();
        services.AddSingleton<StorageFormats>();
        services.AddSingleton(new SqlitePragmas(options.SyncEveryCommit));

        if (options.IsPostgres)
        {
            services.AddDbContextPool<OrchestratorDbContext, PostgresDbContext>((provider, db) => db
                .UseNpgsql(options.PostgresConnectionString, npgsql => npgsql.CommandTimeout(30).MigrationsHistoryTable("migrations_history"))
                .UseSnakeCaseNamingConvention()
                .ReplaceService<IDatabase, PostgresWrites>()
                .AddInterceptors(provider.GetRequiredService<ChangeCollector>(), provider.GetRequiredService<LockingReads>()));
        }
        else
        {
            services.AddDbContextPool<OrchestratorDbContext, SqliteDbContext>((provider, db) => db
                .UseSqlite(options.SqliteConnectionString, sqlite => sqlite.CommandTimeout(30).MigrationsHistoryTable("migrations_history"))
                .UseSnakeCaseNamingConvention()
                .AddInterceptors(provider.GetRequiredService<ChangeCollector>(), provider.GetRequiredService<SqlitePragmas>()));
        }

        services.AddSingleton<IInfrastructureFaults, DatabaseFaults>();
        services.AddSingleton<SerialForecast>();
        services.AddScoped<FreshRows>();
        services.AddScoped<RowLocks>();
        services.AddScoped<CaseRows>();
        services.AddScoped<StepsInHand>();
        services.AddScoped<IEngineStore, EfEngineStore>();
        services.AddScoped<IRecords, EfRecords>();
        services.AddScoped<IAuditTrail, EfAuditTrail>();
        services.AddScoped(provider => new DueWork(provider.GetRequiredService<OrchestratorDbContext>(), provider.GetRequiredService<RowLocks>(), provider.GetRequiredService<CaseRows>()));
        services.AddScoped<IInstanceSelector, InstanceSelector>();
        services.AddScoped<IJobItems, JobItems>();
        services.AddScoped<AuditVerifier>();
        services.AddScoped<MonthPartitions>();
        services.AddScoped<Migrator>();
        services.AddScoped<IBulletinFigures, BulletinFigures>();
        services.AddScoped<ICoverage, Coverage>();
        services.AddScoped<IVisitPlans, VisitPlans>();
        services.AddScoped<ILicenceList, LicenceList>();
        services.AddScoped<IPictureSource, PictureSource>();
        services.AddScoped<InvariantChecks>();
        services.AddScoped<InstanceRetention>();
        return services;
    }
}

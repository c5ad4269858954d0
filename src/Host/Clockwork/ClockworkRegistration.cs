using Orchestrator.Host.Nodes;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;
using Quartz;

namespace Orchestrator.Host.Clockwork;

internal static class ClockworkRegistration
{
    private static readonly TimeSpan Sweep = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Quartz as the clock. On PostgreSQL its store is persistent and clustered; on SQLite and under a simulated clock it is in memory and
    /// filled again from the deadline table at each start.
    /// </summary>
    public static IServiceCollection AddClockwork(this IServiceCollection services, DatabaseOptions database, TimeProvider clock, bool simulated)
    {
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceName = "orchestrator";
                options.GenerateInstanceId = true;
                options.IdleWaitTime = TimeSpan.FromSeconds(5);
            });
            quartz.UseDefaultThreadPool(2);
            quartz.UseTimeProvider(clock);
            if (database.IsPostgres && !simulated)
            {
                quartz.UsePersistentStore(store =>
                {
                    store.UsePostgres(database.ConnectionString);
                    store.ProvisionSchema();
                    store.UseClustering(_ => { });
                    store.ConfigureStore(options => options.StoreJobDataAsStrings = true);
                });
            }

            quartz.AddJob<DrainJob>(job => job.WithIdentity(DrainJob.Key).StoreDurably().RequestRecovery());
            if (!simulated)
                quartz.AddTrigger(trigger => trigger.ForJob(DrainJob.Key).WithIdentity("sweep", "clockwork").StartNow()
                    .WithSimpleSchedule(simple => simple.WithInterval(Sweep).RepeatForever().WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount)));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddSingleton<DrainSignal>();
        services.AddSingleton<DueClock>();
        services.AddSingleton<ICommitListener>(provider => provider.GetRequiredService<DueClock>());
        services.AddHostedService(provider => provider.GetRequiredService<DueClock>());
        if (!simulated)
            services.AddNodeLine().AddHostedService<StormCall>();
        return services;
    }
}

using Quartz;

namespace Orchestrator.Host.Reconciliation;

internal static class ReconciliationSchedule
{
    private const string EveryNightAtTwo = "0 0 2 * * ?";
    private static readonly TimeZoneInfo Shenzhen = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Compares every night, in Shenzhen's time; in a cluster one node does it.</summary>
    public static IServiceCollection AddReconciliationSchedule(this IServiceCollection services) => services.AddQuartz(quartz =>
    {
        quartz.AddJob<ReconcileJob>(job => job.WithIdentity(ReconcileJob.Key).StoreDurably());
        quartz.AddTrigger(trigger => trigger.ForJob(ReconcileJob.Key).WithIdentity("nightly", "reconciliation").WithCronSchedule(EveryNightAtTwo, cron => cron.InTimeZone(Shenzhen)));
    });
}

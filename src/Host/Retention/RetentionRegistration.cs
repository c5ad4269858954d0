using Quartz;

namespace Orchestrator.Host.Retention;

internal static class RetentionRegistration
{
    private static readonly TimeZoneInfo Shenzhen = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Registers the pruner for the tools and the service.</summary>
    public static IServiceCollection AddRetention(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>();
        services.AddSingleton<Pruner>();
        return services;
    }

    /// <summary>Runs the pruner on a schedule. In a cluster one node does it.</summary>
    public static IServiceCollection AddRetentionSchedule(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(RetentionOptions.Section);
        services.Configure<RetentionOptions>(section);
        var schedule = section.Get<RetentionOptions>()?.Schedule ?? new RetentionOptions().Schedule;
        services.AddQuartz(quartz =>
        {
            quartz.AddJob<PruneJob>(job => job.WithIdentity(PruneJob.Key).StoreDurably());
            quartz.AddTrigger(trigger => trigger.ForJob(PruneJob.Key).WithIdentity("nightly", "retention").WithCronSchedule(schedule, cron => cron.InTimeZone(Shenzhen)));
        });
        return services;
    }
}

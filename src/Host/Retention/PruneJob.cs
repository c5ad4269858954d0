using Microsoft.Extensions.Options;
using Orchestrator.Storage.Partitions;
using Quartz;

namespace Orchestrator.Host.Retention;

/// <summary>The nightly run of the <see cref="Pruner"/>, if the configuration names a term, and of <see cref="MonthPartitions"/>.</summary>
internal sealed class PruneJob(Pruner pruner, MonthPartitions months, IOptions<RetentionOptions> options, ILogger<PruneJob> log) : IJob
{
    public static readonly JobKey Key = new("prune", "retention");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (options.Value.FinishedInstanceDays is { } days and > 0)
        {
            var removed = await pruner.PruneAsync(days, progress: null, cancellationToken);
            log.LogInformation("Removed {Instances} instances that ended more than {Days} days ago, with {Lines} journal lines and {Executions} executions", removed.Instances, days, removed.JournalLines, removed.Executions);
        }

        var changes = await months.KeepAsync(cancellationToken);
        if (changes.Made.Count + changes.Dropped.Count > 0)
            log.LogInformation("Made {Made} and dropped {Dropped} of the months of journal and audit trail", changes.Made, changes.Dropped);
    }
}

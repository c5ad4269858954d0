using Microsoft.Extensions.Options;
using Quartz;

namespace Orchestrator.Host.Retention;

/// <summary>The nightly run of the <see cref="Pruner"/>, if the configuration names a term.</summary>
internal sealed class PruneJob(Pruner pruner, IOptions<RetentionOptions> options, ILogger<PruneJob> log) : IJob
{
    public static readonly JobKey Key = new("prune", "retention");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (options.Value.FinishedInstanceDays is not ({ } days and > 0))
            return;
        var removed = await pruner.PruneAsync(days, progress: null, cancellationToken);
        log.LogInformation("Removed {Instances} instances that ended more than {Days} days ago, with {Lines} journal lines and {Executions} executions", removed.Instances, days, removed.JournalLines, removed.Executions);
    }
}

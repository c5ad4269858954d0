using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Jobs;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Jobs;

/// <summary>
/// Works on running jobs, batch by batch: what was done to the items and that it was done commit together, so that a crash leaves nothing half and
/// nothing is done twice. Any node may run; items that another node holds are passed over. A batch that breaks is gone through one by one.
/// </summary>
internal sealed class JobRunner(IUnitOfWork unitOfWork, ILogger<JobRunner> log)
{
    private const int LaunchBatch = 200;
    private const int MostJobs = 50;

    /// <summary>One batch of each running job; false when nothing was left to do.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        var jobs = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<IRecords>().ListAsync<Job>(job => job.Status == JobStatus.Running, MostJobs, null, token), cancellationToken);
        var worked = false;
        foreach (var job in jobs)
            worked |= await RunAsync(job, cancellationToken) > 0;
        return worked;
    }

    /// <summary>One batch of one job, by its id; answers how many items were gone through.</summary>
    public async Task<int> RunAsync(string jobId, CancellationToken cancellationToken)
    {
        var job = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<IRecords>().FindAsync<Job>(jobId, token).AsTask(), cancellationToken);
        return job is { Status: JobStatus.Running } ? await RunAsync(job, cancellationToken) : 0;
    }

    private async Task<int> RunAsync(Job job, CancellationToken cancellationToken)
    {
        // Decisions hold their cases: one at a time, so that nobody waits for a whole batch.
        var batch = job.Kind == JobKind.Launch ? LaunchBatch : 1;
        IReadOnlyList<string> taken = [];
        try
        {
            var done = await WorkAsync(job.Id, batch, ids => taken = ids, cancellationToken);
            if (done.Count == 0)
                await unitOfWork.RunAsync((services, token) => services.GetRequiredService<JobDesk>().CloseIfDoneAsync(job.Id, token), cancellationToken);
            return done.Count;
        }
        catch (Exception error) when (taken.Count > 0 && IsOfItem(error))
        {
            if (taken.Count == 1)
                await SetAsideAsync(job, taken[0], error, cancellationToken);
            else
                await OneByOneAsync(job, taken.Count, error, cancellationToken);
            return taken.Count;
        }
    }

    private Task<IReadOnlyList<string>> WorkAsync(string jobId, int most, Action<IReadOnlyList<string>> taken, CancellationToken cancellationToken) =>
        unitOfWork.RunAsync((services, token) => services.GetRequiredService<JobDesk>().WorkAsync(jobId, most, taken, token), cancellationToken);

    private async Task OneByOneAsync(Job job, int count, Exception error, CancellationToken cancellationToken)
    {
        log.LogWarning(error, "A batch of job {Job} failed; going on one by one", job.Id);
        for (var i = 0; i < count; i++)
        {
            string? item = null;
            try
            {
                if ((await WorkAsync(job.Id, 1, ids => item = ids.Count > 0 ? ids[0] : null, cancellationToken)).Count == 0)
                    return;
            }
            catch (Exception single) when (item is not null && IsOfItem(single))
            {
                await SetAsideAsync(job, item, single, cancellationToken);
            }
        }
    }

    // A database that is away is no item's fault: the batch is undone and taken again when it is back.
    private static bool IsOfItem(Exception error) => error is not OperationCanceledException && !DatabaseAway.Caused(error);

    private async Task SetAsideAsync(Job job, string itemId, Exception error, CancellationToken cancellationToken)
    {
        if (error is not RefusedException)
            log.LogWarning(error, "Item {Item} of job {Job} failed; nothing has changed for it", itemId, job.Id);
        await unitOfWork.RunAsync((services, token) => services.GetRequiredService<JobDesk>().RecordFailureAsync(itemId, error, token), cancellationToken);
    }
}

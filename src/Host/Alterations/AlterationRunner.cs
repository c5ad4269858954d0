using Orchestrator.Storage.Due;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Alterations;

/// <summary>
/// Carries out running plans, one instance a transaction: what an item did and that it was done commit together, so that a crash leaves nothing half
/// and nothing is done twice. Any node may run; items that another node holds are passed over.
/// </summary>
internal sealed class AlterationRunner(IUnitOfWork unitOfWork, ILogger<AlterationRunner> log)
{
    /// <summary>Works through up to <paramref name="most"/> items of one plan, or of any. Answers how many were worked on; fewer than asked for means that nothing is left.</summary>
    public async Task<int> RunAsync(string? planId, int most, CancellationToken cancellationToken)
    {
        var done = 0;
        while (done < most && await RunOneAsync(planId, cancellationToken))
            done++;
        if (done < most)
            await unitOfWork.RunAsync((services, token) => services.GetRequiredService<AlterationDesk>().CloseFinishedAsync(token), cancellationToken);
        return done;
    }

    private async Task<bool> RunOneAsync(string? planId, CancellationToken cancellationToken)
    {
        string? taken = null;
        try
        {
            return await unitOfWork.RunAsync(async (services, token) =>
            {
                if (await services.GetRequiredService<DueWork>().TakeAlterationsAsync(planId, 1, token) is not [var item])
                    return false;
                taken = item.Id;
                await services.GetRequiredService<AlterationDesk>().ApplyAsync(item, token);
                return true;
            }, cancellationToken);
        }
        catch (Exception error) when (taken is not null && error is not OperationCanceledException)
        {
            log.LogWarning(error, "Altering the instance of item {Item} failed; the instance is as it was", taken);
            await unitOfWork.RunAsync((services, token) => services.GetRequiredService<AlterationDesk>().RecordFailureAsync(taken, error.Message, token), cancellationToken);
            return true;
        }
    }
}

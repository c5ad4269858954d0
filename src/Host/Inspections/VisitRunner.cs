using Orchestrator.Storage.Transactions;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Inspections;

/// <summary>
/// Brings the visits of approved plans to their cases, each in a transaction of its own: what happens to the case and that the visit went there commit
/// together. Any node may run; visits that another node holds are passed over.
/// </summary>
internal sealed class VisitRunner(IUnitOfWork unitOfWork, ILogger<VisitRunner> log)
{
    /// <summary>One visit; false when none was ready.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        string? taken = null;
        try
        {
            return await unitOfWork.RunAsync((services, token) => services.GetRequiredService<VisitCarrier>().CarryNextAsync(id => taken = id, token), cancellationToken) is not null;
        }
        catch (Exception error) when (taken is not null && error is not OperationCanceledException && !DatabaseAway.Caused(error))
        {
            if (error is not RefusedException)
                log.LogWarning(error, "Visit {Visit} could not be brought to its case; nothing has changed for it", taken);
            var refusal = error is RefusedException refused ? refused.Refusal : new Refusal("plan.failed", $"安排未能写入案件：{error.Message}", $"The case did not take the visit: {error.Message}");
            await unitOfWork.RunAsync((services, token) => services.GetRequiredService<VisitCarrier>().RecordRefusalAsync(taken, refusal, token), cancellationToken);
            return true;
        }
    }
}

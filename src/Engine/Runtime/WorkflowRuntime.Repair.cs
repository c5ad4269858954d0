using Orchestrator.Engine.Alterations;

namespace Orchestrator.Engine.Runtime;

internal sealed partial class WorkflowRuntime
{
    public async Task<RepairOutcome> RetryIncidentAsync(string instanceId, string activityInstanceId, CancellationToken cancellationToken = default) =>
        await RepairAsync(instanceId, new RetryActivity { ActivityInstanceId = activityInstanceId }, cancellationToken);

    public async Task<RepairOutcome> SkipIncidentAsync(string instanceId, string activityInstanceId, string outcome = "Done", CancellationToken cancellationToken = default) =>
        await RepairAsync(instanceId, new SkipActivity { ActivityInstanceId = activityInstanceId, Outcome = outcome }, cancellationToken);

    private async Task<RepairOutcome> RepairAsync(string instanceId, Alteration repair, CancellationToken cancellationToken)
    {
        var report = await AlterAsync(new AlterInstanceRequest(instanceId, [repair]), cancellationToken);
        return report.Refusals is not [{ } first, ..] ? RepairOutcome.Done : first.Code switch
        {
            "instance.unknown" => RepairOutcome.InstanceNotFound,
            "skip.outcome" => RepairOutcome.UnknownOutcome,
            _ => RepairOutcome.NotFaulted,
        };
    }
}

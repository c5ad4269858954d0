using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Engine.Runtime;

internal sealed partial class WorkflowRuntime
{
    public async Task<RepairOutcome> RetryIncidentAsync(string instanceId, string activityInstanceId, CancellationToken cancellationToken = default) =>
        await RepairAsync(instanceId, activityInstanceId, (workflow, context) =>
        {
            var retry = context.Retry;
            if (retry is not null)
                workflow.ResumeInput = retry.Input;
            workflow.Lifecycle.Resume(context, retry?.Bookmark);
            return ValueTask.CompletedTask;
        }, cancellationToken);

    public async Task<RepairOutcome> SkipIncidentAsync(string instanceId, string activityInstanceId, string outcome = "Done", CancellationToken cancellationToken = default) =>
        await RepairAsync(instanceId, activityInstanceId, async (workflow, context) =>
        {
            context.Status = ActivityStatus.Running;
            workflow.Recorder.Log(context, "Skipped", outcome);
            await workflow.Lifecycle.CompleteAsync(context, [outcome]);
        }, cancellationToken);

    private async Task<RepairOutcome> RepairAsync(string instanceId, string activityInstanceId, Func<WorkflowExecutionContext, ActivityExecutionContext, ValueTask> repair, CancellationToken cancellationToken)
    {
        var instance = await store.LockInstanceAsync(instanceId, cancellationToken);
        if (instance is null)
            return RepairOutcome.InstanceNotFound;
        var workflow = await LoadAsync(instance, cancellationToken);
        if (workflow.FindExecution(activityInstanceId) is not { Status: ActivityStatus.Faulted } context)
            return RepairOutcome.NotFaulted;
        var wasFaulted = instance.SubStatus == WorkflowSubStatus.Faulted;
        workflow.Recorder.RowsAreGone = wasFaulted;
        workflow.IncidentList.RemoveAll(i => i.ActivityInstanceId == activityInstanceId);
        for (var c = context; c is not null; c = c.ParentActivityExecutionContext)
            c.AggregateFaultCount--;
        // The instance is live again, unless another step still holds it down.
        workflow.IsFatal = wasFaulted && workflow.IncidentList.Count > 0;
        if (wasFaulted && !workflow.IsFatal)
            workflow.Recorder.RestoreRows();
        await repair(workflow, context);
        await WorkflowRunner.RunAsync(workflow);
        await SaveAsync(workflow, isNew: false, cancellationToken);
        return RepairOutcome.Done;
    }
}

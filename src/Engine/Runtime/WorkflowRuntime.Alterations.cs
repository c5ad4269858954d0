using Orchestrator.Engine.Alterations;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Persistence;

namespace Orchestrator.Engine.Runtime;

internal sealed partial class WorkflowRuntime
{
    public async Task<AlterationReport> AlterAsync(AlterInstanceRequest request, CancellationToken cancellationToken = default)
    {
        var report = new AlterationReport(request.InstanceId);
        if (request.Alterations.Count == 0)
            return report with { Refusals = [new AlterationFinding("alteration.none", "没有指定要做的变更。", "No alteration is given.")] };
        var instance = request.Alterations.Any(a => a is CancelInstance)
            ? await store.LockToCancelAsync(request.InstanceId, cancellationToken)
            : await store.LockInstanceAsync(request.InstanceId, cancellationToken);
        if (instance is null)
            return report with { Refusals = [new AlterationFinding("instance.unknown", $"没有流程实例“{request.InstanceId}”。", $"There is no instance '{request.InstanceId}'.")] };
        var hasEnded = instance.Status == WorkflowStatus.Finished && instance.SubStatus != WorkflowSubStatus.Faulted;
        if (hasEnded && request.Alterations is not [Migrate { IncludesEnded: true }])
            return report with { Refusals = [new AlterationFinding("instance.finished", "流程实例已经结束，不能变更。", "The instance has ended and cannot be altered.")] };

        var workflow = await LoadAsync(instance, cancellationToken);
        var (migration, refusals) = await PrepareMigrationAsync(workflow, request.Alterations, cancellationToken);
        report = report with { Refusals = refusals, Migration = migration?.Report() };
        if (report.IsRefused)
            return report;
        workflow = migration?.Moved ?? workflow;
        workflow.Recorder.RowsAreGone = instance.SubStatus == WorkflowSubStatus.Faulted;
        var alteration = new InstanceAlteration(workflow, request.Alterations);
        report = report with { Refusals = alteration.Refusals, LegalActs = alteration.LegalActs() };
        if (report.IsRefused || request.IsDryRun)
            return report;
        return report with { Run = await ApplyAsync(workflow, migration, alteration, request, cancellationToken) };
    }

    private async Task<WorkflowRunResult> ApplyAsync(WorkflowExecutionContext workflow, Migration? migration, InstanceAlteration alteration, AlterInstanceRequest request, CancellationToken cancellationToken)
    {
        if (migration is not null)
            await migration.ApplyAsync();
        if (workflow.Instance is { Status: WorkflowStatus.Finished, SubStatus: not WorkflowSubStatus.Faulted })
            return await SaveAsync(workflow, isNew: false, cancellationToken);
        await alteration.ApplyAsync();
        if (request.Alterations.Any(a => a is CancelInstance))
            await CancelAsync(workflow);
        var ended = workflow.Instance.FinishedAt;
        await WorkflowRunner.RunAsync(workflow);
        // What stays faulted has ended when it faulted, not when somebody touched it.
        if (workflow.Instance.SubStatus == WorkflowSubStatus.Faulted)
            workflow.Instance.FinishedAt = ended ?? workflow.Instance.FinishedAt;
        var result = await SaveAsync(workflow, isNew: false, cancellationToken);
        if (workflow.IsCanceled)
            await CancelDescendantsAsync(workflow.Id, cancellationToken);
        return result;
    }

    private async Task<(Migration? Migration, IReadOnlyList<AlterationFinding> Refusals)> PrepareMigrationAsync(WorkflowExecutionContext workflow, IReadOnlyList<Alteration> alterations, CancellationToken cancellationToken)
    {
        var orders = alterations.OfType<Migrate>().ToList();
        if (orders.Count == 0)
            return (null, []);
        if (orders.Count > 1)
            return (null, [new AlterationFinding("migration.twice", "一次只能迁移到一个版本。", "Only one migration can be ordered at a time.")]);
        var order = orders[0];
        var target = order.TargetVersionId is { } id
            ? await store.FindVersionAsync(id, cancellationToken)
            : await store.FindDefinitionAsync(workflow.DefinitionId, order.TargetVersion is { } number ? VersionOptions.Exactly(number) : VersionOptions.Published, cancellationToken);
        if (target is null)
            return (null, [new AlterationFinding("migration.no-target", $"流程“{workflow.DefinitionId}”没有目标版本“{order.TargetVersionId ?? order.TargetVersion?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "已发布"}”。", $"'{workflow.DefinitionId}' has no such target version.")]);
        if (target.DefinitionId != workflow.DefinitionId)
            return (null, [new AlterationFinding("migration.foreign", $"版本“{target.Id}”属于另一个流程“{target.DefinitionId}”，不能迁移到其他流程。", $"The version '{target.Id}' belongs to another definition, '{target.DefinitionId}'.")]);
        if (target.Id == workflow.DefinitionVersionId)
            return (null, [new AlterationFinding("migration.same", $"实例已经在版本 {target.Version} 上。", $"The instance is on version {target.Version} already.")]);
        var migration = Migration.Prepare(workflow, await graphs.GetAsync(target, store, cancellationToken), order);
        return (migration, migration.Refusals);
    }
}

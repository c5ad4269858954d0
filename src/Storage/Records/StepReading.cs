using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Storage.Records;

/// <summary>
/// Asks for a task together with its case and workflow instance, both held, its campaign and the open tasks of the case: all that an officer's decision
/// needs, in one round trip. The query is translated once.
/// </summary>
internal sealed class StepReading
{
    internal const int MostOpenTasks = 100;

    private readonly Func<OrchestratorDbContext, string, IAsyncEnumerable<Step>> _ask = EF.CompileAsyncQuery((OrchestratorDbContext db, string taskId) => (
        from task in db.Tasks
        join @case in db.Cases on task.CaseId equals @case.Id
        join instance in db.Instances on task.InstanceId equals instance.Id
        join campaign in db.Campaigns on task.CampaignId equals campaign.Id
        from open in db.Tasks.Where(row => row.CaseId == @case.Id && row.Status == WorkTaskStatus.Open).DefaultIfEmpty()
        where task.Id == taskId
        select new Step(task, @case, instance) { Campaign = campaign, Open = open }).Take(MostOpenTasks));

    private StepBatch? _batch;

    /// <summary>Within the context's transaction; null for the task of a campaign, which has no case.</summary>
    public async Task<Step?> TakeAsync(OrchestratorDbContext db, string taskId, CancellationToken cancellationToken) =>
        (db.IsPostgres ? await Batch(db).TakeAsync(db, [taskId], passesOver: false, cancellationToken) : await _ask(db, taskId).ToListAsync(cancellationToken)) is [var step, ..] ? step : null;

    /// <summary>The same for many on PostgreSQL; those are left out whose case or instance somebody else holds.</summary>
    public Task<IReadOnlyList<Step>> TakeFreeAsync(OrchestratorDbContext db, IReadOnlyCollection<string> taskIds, CancellationToken cancellationToken) =>
        Batch(db).TakeAsync(db, taskIds, passesOver: true, cancellationToken);

    private StepBatch Batch(OrchestratorDbContext db) => _batch ??= new StepBatch(db.Model);
}

/// <summary>A task with its case and its workflow instance, which are held.</summary>
internal sealed record Step(WorkTask Task, UnitCase Case, WorkflowInstance Instance)
{
    /// <summary>Named so that they are loaded; whoever needs them finds them in hand.</summary>
    public Campaign? Campaign { get; init; }

    /// <summary>One of the case's open tasks; null when it has none.</summary>
    public WorkTask? Open { get; init; }
}

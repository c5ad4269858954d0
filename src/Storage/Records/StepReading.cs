using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;
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

    private readonly Func<OrchestratorDbContext, string, IAsyncEnumerable<StepRow>> _ask = EF.CompileAsyncQuery((OrchestratorDbContext db, string taskId) => (
        from task in db.Tasks
        join @case in db.Cases on task.CaseId equals @case.Id
        join instance in db.Instances on task.InstanceId equals instance.Id
        join campaign in db.Campaigns on task.CampaignId equals campaign.Id
        from open in db.Tasks.Where(row => row.CaseId == @case.Id && row.Status == WorkTaskStatus.Open).DefaultIfEmpty()
        where task.Id == taskId
        select new StepRow(task, @case, instance, campaign, open))
        .TagWith(RowLocks.Hold + "cases workflow_instances").Take(MostOpenTasks));

    /// <summary>One row for each open task of the case; none for the task of a campaign, which has no case.</summary>
    public IAsyncEnumerable<StepRow> OfTask(OrchestratorDbContext db, string taskId) => _ask(db, taskId);
}

/// <summary>A task with what belongs to it.</summary>
/// <param name="Open">One of the case's open tasks; null when it has none.</param>
internal sealed record StepRow(WorkTask Task, UnitCase Case, WorkflowInstance Instance, Campaign Campaign, WorkTask? Open);

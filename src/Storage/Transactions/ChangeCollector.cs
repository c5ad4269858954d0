using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Engine;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.Jobs;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Storage.Transactions;

/// <summary>Raises the revision of each row that changes, and notes with the context what its transaction will mean once it has committed.</summary>
internal sealed class ChangeCollector : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Collect((OrchestratorDbContext)eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Collect((OrchestratorDbContext)eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        LetGo((OrchestratorDbContext)eventData.Context!);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        LetGo((OrchestratorDbContext)eventData.Context!);
        return ValueTask.FromResult(result);
    }

    // Nobody reads the journal again in its transaction; what is not tracked costs nothing at the next flush.
    private static void LetGo(OrchestratorDbContext context)
    {
        if (context.Ending is not null)
            return;
        foreach (var entry in context.ChangeTracker.Entries<JournalPage>().ToList())
            entry.State = EntityState.Detached;
    }

    private static void Collect(OrchestratorDbContext context)
    {
        foreach (var entry in context.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
                continue;
            if (entry.State == EntityState.Modified)
                RaiseRevision(entry);
            Note(context.Changes, entry.Entity, entry.State);
        }
    }

    private static void RaiseRevision(EntityEntry entry)
    {
        if (entry.Metadata.FindProperty("Revision") is { } revision)
            entry.CurrentValues[revision] = (long)entry.OriginalValues[revision]! + 1;
    }

    /// <summary>Notes a new row that is not tracked.</summary>
    public static void NoteAdded(OrchestratorDbContext context, object row) => Note(context.Changes, row, EntityState.Added);

    private static void Note(CommittedChanges changes, object row, EntityState state)
    {
        switch (row)
        {
            case WorkflowInstance changed: changes.Instances.Add(changed.Id); break;
            case UnitCase changed: changes.Cases.Add(changed.Id); break;
            case PenaltyCase changed: changes.Cases.Add(changed.CaseId); break;
            case WorkTask changed:
                if (state == EntityState.Added)
                    changes.TasksOpened.Add(changed.Id);
                if (changed.CaseId is { } caseId)
                    changes.Cases.Add(caseId);
                break;
            case WorkflowDefinition changed: changes.Definitions.Add(changed.DefinitionId); break;
            case QueuedStimulus changed when state is EntityState.Added or EntityState.Modified:
                changes.HasQueued = true;
                changes.DueInstants.Add(changed.NotBefore);
                break;
            case AlterationPlan { Status: AlterationPlanStatus.Running, Total: > AlterationRules.AtOnce }: changes.HasAlterations = true; break;
            case InspectionPlan { State: InspectionPlanState.Approved }: changes.HasVisits = true; break;
            case Job { Status: JobStatus.Running }: changes.HasJobs = true; break;
            case OutboxMessage changed when changed.Status == OutboxStatus.Pending: changes.HasOutbox = true; break;
            case Deadline changed when state == EntityState.Added: changes.DueInstants.Add(changed.ExpiresAt); break;
            case StoredBookmark { DueAt: { } dueAt } when state == EntityState.Added: changes.DueInstants.Add(dueAt); break;
            case StoredTrigger { DueAt: { } dueAt }: changes.DueInstants.Add(dueAt); break;
        }
    }
}

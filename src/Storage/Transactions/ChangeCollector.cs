using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Engine;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Jobs;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Storage.Transactions;

/// <summary>Raises the revision of each row that changes, and notes what the transaction will mean once it has committed. One for each scope.</summary>
internal sealed class ChangeCollector : SaveChangesInterceptor
{
    public CommittedChanges Changes { get; } = new();

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Collect(eventData.Context!);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Collect(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        LetGo(eventData.Context!);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        LetGo(eventData.Context!);
        return ValueTask.FromResult(result);
    }

    // Nobody reads the journal again in its transaction; what is not tracked costs nothing at the next flush.
    private static void LetGo(DbContext context)
    {
        foreach (var entry in context.ChangeTracker.Entries<JournalPage>().ToList())
            entry.State = EntityState.Detached;
    }

    private void Collect(DbContext context)
    {
        foreach (var entry in context.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
                continue;
            if (entry.State == EntityState.Modified)
                RaiseRevision(entry);
            Note(entry.Entity, entry.State);
        }
    }

    private static void RaiseRevision(EntityEntry entry)
    {
        if (entry.Metadata.FindProperty("Revision") is { } revision)
            entry.CurrentValues[revision] = (long)entry.OriginalValues[revision]! + 1;
    }

    /// <summary>Notes a new row that is not tracked.</summary>
    public void NoteAdded(object row) => Note(row, EntityState.Added);

    private void Note(object row, EntityState state)
    {
        switch (row)
        {
            case WorkflowInstance changed: Changes.Instances.Add(changed.Id); break;
            case UnitCase changed: Changes.Cases.Add(changed.Id); break;
            case PenaltyCase changed: Changes.Cases.Add(changed.CaseId); break;
            case WorkTask changed:
                if (state == EntityState.Added)
                    Changes.TasksOpened.Add(changed.Id);
                if (changed.CaseId is { } caseId)
                    Changes.Cases.Add(caseId);
                break;
            case WorkflowDefinition changed: Changes.Definitions.Add(changed.DefinitionId); break;
            case QueuedStimulus changed when state is EntityState.Added or EntityState.Modified:
                Changes.HasQueued = true;
                Changes.DueInstants.Add(changed.NotBefore);
                break;
            case AlterationPlan { Status: AlterationPlanStatus.Running, Total: > AlterationRules.AtOnce }: Changes.HasAlterations = true; break;
            case Job { Status: JobStatus.Running }: Changes.HasJobs = true; break;
            case OutboxMessage changed when changed.Status == OutboxStatus.Pending: Changes.HasOutbox = true; break;
            case Deadline changed when state == EntityState.Added: Changes.DueInstants.Add(changed.ExpiresAt); break;
            case StoredBookmark { DueAt: { } dueAt } when state == EntityState.Added: Changes.DueInstants.Add(dueAt); break;
            case StoredTrigger { DueAt: { } dueAt }: Changes.DueInstants.Add(dueAt); break;
        }
    }
}

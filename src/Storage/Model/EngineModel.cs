using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Engine;

namespace Orchestrator.Storage.Model;

internal static class EngineModel
{
    public static void Configure(ModelBuilder builder, bool isPostgres)
    {
        builder.Entity<WorkflowDefinition>(e =>
        {
            e.ToTable("workflow_definitions");
            e.HasIndex(d => new { d.DefinitionId, d.Version }).IsUnique();
            e.HasIndex(d => new { d.DefinitionId, d.IsLatest });
            e.HasIndex(d => new { d.DefinitionId, d.IsPublished });
            e.Property(d => d.Revision).IsConcurrencyToken();
        });
        builder.Entity<WorkflowInstance>(e =>
        {
            e.ToTable("workflow_instances");
            e.HasIndex(i => i.CorrelationId);
            e.HasIndex(i => i.ParentInstanceId);
            e.HasIndex(i => new { i.DefinitionId, i.Status });
            e.HasIndex(i => new { i.CreatedAt, i.Id });
            // By this retention finds what ended long ago, however much has ended since.
            e.HasIndex(i => new { i.FinishedAt, i.Id }).HasFilter("finished_at IS NOT NULL");
            e.Property(i => i.Revision).IsConcurrencyToken();
        });
        builder.Entity<StoredBookmark>(e =>
        {
            e.ToTable("bookmarks");
            e.HasIndex(b => b.Hash);
            e.HasIndex(b => b.InstanceId);
            e.HasIndex(b => b.DueAt).HasFilter("due_at IS NOT NULL");
            // The few that wait for a path with parameters, so that looking for them costs nothing however many wait for something else.
            e.HasIndex(b => b.Name).HasFilter("name = 'Elsa.HttpEndpoint' AND payload LIKE '_%{%'");
        });
        builder.Entity<StoredTrigger>(e =>
        {
            e.ToTable("triggers");
            e.HasIndex(t => t.Hash);
            e.HasIndex(t => t.DefinitionId);
            e.HasIndex(t => t.DueAt);
        });
        builder.Entity<QueuedStimulus>(e =>
        {
            e.ToTable("stimulus_queue");
            e.HasIndex(q => new { q.IsDead, q.NotBefore, q.Id });
        });
        builder.Entity<EnginePause>(e => e.ToTable("engine_pauses"));
        builder.Entity<JournalPage>(e =>
        {
            e.ToTable("journal_pages");
            e.Ignore(page => page.Id);
            e.HasKey(page => new { page.InstanceId, page.FirstSequence });
            e.Property(page => page.FirstSequence).ValueGeneratedNever();
        });
        builder.Entity<ActivityExecution>(e =>
        {
            e.ToTable("activity_executions");
            // On PostgreSQL the migrations make it an index of hashes.
            e.HasIndex(x => x.InstanceId);
            if (isPostgres)
                e.ToView(ExecutionReading.View);
        });
        builder.Entity<StorageFormat>(e => e.ToTable("storage_formats"));
        builder.Entity<StoredIncident>(e =>
        {
            e.ToTable("incidents");
            e.Property(i => i.Message).HasMaxLength(StoredIncident.MaxMessage);
            e.HasIndex(i => i.InstanceId);
            e.HasIndex(i => new { i.DefinitionId, i.ActivityId });
            e.HasIndex(i => new { i.At, i.Id });
        });
    }
}

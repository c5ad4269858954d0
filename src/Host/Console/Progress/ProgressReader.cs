using Microsoft.EntityFrameworkCore;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.Progress;
using Orchestrator.Host.Publications;
using Orchestrator.Host.Workbench.Access;

namespace Orchestrator.Host.Workbench.Progress;

/// <summary>Reads where the running instances of a definition stand.</summary>
internal sealed class ProgressReader(RecordReader records, DefinitionReader reader, StepWords words, TimeProvider clock)
{
    /// <summary>Versions that were published, the newest first.</summary>
    public Task<IReadOnlyList<WorkflowDefinition>> VersionsAsync(string definitionId) => records.ReadAsync(async db => (IReadOnlyList<WorkflowDefinition>)
        await db.Definitions.Where(d => d.DefinitionId == definitionId && (d.IsPublished || db.Instances.Any(i => i.DefinitionVersionId == d.Id)))
            .OrderByDescending(d => d.Version).Take(50).ToListAsync());

    public Task<IReadOnlyList<StepQueue>> QueuesAsync(WorkflowDefinition definition) =>
        records.ReadAsync(db => ProgressQueries.QueuesAsync(db, definition.DefinitionId, definition.Version, clock.GetUtcNow(), CancellationToken.None));

    public FlowSheet Draw(WorkflowDefinition definition) => FlowSheet.Of(definition, reader, words);
}

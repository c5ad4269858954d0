using Orchestrator.Host.Workbench.Access;
using Orchestrator.Host.Workbench.Localization;

namespace Orchestrator.Host.Progress;

/// <summary>Notes from the execution records.</summary>
internal sealed class StepNotes(RecordReader records, Texts texts, TimeProvider clock) : IStepNotes
{
    public async Task<IReadOnlyDictionary<string, StepNote>> OfAsync(string instanceId, CancellationToken cancellationToken)
    {
        var steps = await records.ReadAsync(db => ProgressQueries.StepsAsync(db, instanceId, clock.GetUtcNow(), cancellationToken));
        return steps.ToDictionary(step => step.ActivityId, step => new StepNote(
            texts["progress.done", step.Runs, Spans.Of(step.Spent)],
            Open(step)));
    }

    private string? Open(StepProgress step) => step switch
    {
        { WaitsSince: { } since } => texts["progress.waits", Dates.Time(since)],
        { RunsSince: { } since } => texts["progress.runs", Dates.Time(since)],
        _ => null,
    };
}

using Orchestrator.Storage.Model;
using Orchestrator.Storage.Transactions;

namespace Orchestrator.Storage.Records;

/// <summary>Tasks that the scope's transaction has taken beforehand, together with what doing them moves.</summary>
internal sealed class StepsInHand(OrchestratorDbContext db, RowLocks locks, StepReading reading)
{
    private readonly Dictionary<string, Step> _steps = [];

    public Step? Find(string taskId) => _steps.GetValueOrDefault(taskId);

    /// <summary>Takes those that nobody else holds, and of one case the first only.</summary>
    public async Task TakeAsync(IReadOnlyCollection<string> taskIds, CancellationToken cancellationToken)
    {
        var cases = new HashSet<string>();
        foreach (var step in await reading.TakeFreeAsync(db, taskIds, cancellationToken))
        {
            if (cases.Add(step.Case.Id))
                Note(step);
        }
    }

    private void Note(Step step)
    {
        locks.Note(step.Case.Id, step.Case);
        locks.Note(step.Instance.Id, step.Instance);
        _steps.Add(step.Task.Id, step);
    }
}

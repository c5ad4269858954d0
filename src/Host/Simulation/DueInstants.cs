using System.Collections.Concurrent;
using Orchestrator.Storage.Transactions;

namespace Orchestrator.Host.Simulation;

/// <summary>Collects what commits say: instants at which something falls due, tasks that came up, messages that wait.</summary>
internal sealed class DueInstants : ICommitListener
{
    private readonly SortedSet<DateTimeOffset> _instants = [];
    private readonly ConcurrentQueue<string> _tasks = new();
    private readonly Lock _gate = new();

    public bool HasOutbox { get; set; }

    public bool HasQueued { get; set; }

    public DateTimeOffset? Next
    {
        get
        {
            lock (_gate)
                return _instants.Count == 0 ? null : _instants.Min;
        }
    }

    public void OnCommitted(CommittedChanges changes)
    {
        Add(changes.DueInstants);
        foreach (var task in changes.TasksOpened)
            _tasks.Enqueue(task);
        HasOutbox |= changes.HasOutbox;
        HasQueued |= changes.HasQueued;
    }

    public void Add(IEnumerable<DateTimeOffset> instants)
    {
        lock (_gate)
            _instants.UnionWith(instants);
    }

    /// <summary>Forgets the instants up to and including this one.</summary>
    public void ForgetUpTo(DateTimeOffset instant)
    {
        lock (_gate)
            _instants.RemoveWhere(at => at <= instant);
    }

    public IReadOnlyList<string> TakeTasks()
    {
        var taken = new List<string>();
        while (_tasks.TryDequeue(out var task))
            taken.Add(task);
        return taken;
    }
}

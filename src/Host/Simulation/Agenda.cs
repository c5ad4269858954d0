namespace Orchestrator.Host.Simulation;

/// <summary>Who does what next in the simulation: open tasks by the instant at which they are done. Small: one entry for each open task.</summary>
internal sealed class Agenda
{
    private readonly PriorityQueue<string, (DateTimeOffset At, string Key)> _acts = new();

    public int Count => _acts.Count;

    /// <param name="key">Orders acts of the same instant the same way in every run; not an id, which differs between runs.</param>
    public void Add(string taskId, DateTimeOffset at, string key) => _acts.Enqueue(taskId, (at, key));

    /// <summary>The instant of the next act; null when nobody has anything planned.</summary>
    public DateTimeOffset? Next => _acts.TryPeek(out _, out var priority) ? priority.At : null;

    public string Take() => _acts.Dequeue();
}

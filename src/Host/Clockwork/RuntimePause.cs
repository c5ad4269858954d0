namespace Orchestrator.Host.Clockwork;

/// <summary>
/// Holds this node's engine still while an administrator looks at something: timers, timer triggers and the queue wait. Legal deadlines never do, and
/// what people do goes on. Other nodes have a pause of their own, and a restart begins without one.
/// </summary>
internal sealed class RuntimePause(TimeProvider clock)
{
    private PauseState? _state;

    /// <summary>The pause that holds now, if any.</summary>
    public PauseState? Current => Volatile.Read(ref _state);

    /// <summary>Is told when work may go on.</summary>
    public event Action? Resumed;

    /// <summary>Begins a pause; one that holds already stays as it is.</summary>
    public PauseState Begin(string? reason)
    {
        var begun = new PauseState(clock.GetUtcNow(), reason);
        return Interlocked.CompareExchange(ref _state, begun, null) ?? begun;
    }

    public void End()
    {
        if (Interlocked.Exchange(ref _state, null) is not null)
            Resumed?.Invoke();
    }
}

/// <summary>Since when, and why.</summary>
internal sealed record PauseState(DateTimeOffset Since, string? Reason);

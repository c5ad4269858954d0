namespace Orchestrator.Host.Clockwork;

/// <summary>A clock that runs at the speed of the real one but shows another date: how a past campaign is shown live. Timers keep real time.</summary>
internal sealed class ShiftedClock(TimeSpan offset) : TimeProvider
{
    public TimeSpan Offset { get; } = offset;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
}

namespace Orchestrator.Engine;

/// <summary>The one place where identifiers are made: version-7 UUIDs as 32 lower-case hex digits, ordered by the instant of the given clock.</summary>
public static class Ids
{
    /// <summary>Makes an identifier for the instant that <paramref name="clock"/> shows.</summary>
    public static string New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
}

namespace Orchestrator.Host.Commands;

/// <summary>What the process's exit status says.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    /// <summary>Something that nobody expected; the log says what.</summary>
    public const int Failed = 1;
    /// <summary>The command line or a file given on it is wrong; nothing was changed.</summary>
    public const int BadInput = 2;
    /// <summary>The command ran and found that something does not hold: a broken audit chain, a violated invariant, rejected rows.</summary>
    public const int DoesNotHold = 3;
    /// <summary>The database cannot be reached or is not at this version's schema.</summary>
    public const int DatabaseAway = 4;
}

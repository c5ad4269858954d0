namespace Orchestrator.Workflows.Simulation;

/// <summary>What a tip turns out to be, domain reference §8.4.</summary>
public enum TipFate
{
    /// <summary>True, and for the police.</summary>
    Own,
    /// <summary>For another authority.</summary>
    OfOthers,
    /// <summary>Repeats another tip.</summary>
    Repeated,
    Unfounded,
    Unverifiable,
}

namespace Orchestrator.Workflows.Acceptance;

/// <summary>四个到位 (REQ-20): how far tasks, organisation, responsibility and measures are in place in a unit, as rated on site.</summary>
public sealed record FourInPlace(InPlace Tasks, InPlace Organisation, InPlace Responsibility, InPlace Measures)
{
    /// <summary>The average of the four, 0 to 100.</summary>
    public decimal Percent => 100m * ((int)Tasks + (int)Organisation + (int)Responsibility + (int)Measures) / (4 * (int)InPlace.Fully);
}

/// <summary>One of the four ratings.</summary>
public enum InPlace
{
    /// <summary>未到位</summary>
    No,
    /// <summary>基本到位</summary>
    Partly,
    /// <summary>到位</summary>
    Fully,
}

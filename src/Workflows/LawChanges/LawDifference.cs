namespace Orchestrator.Workflows.LawChanges;

/// <summary>One point in which two laws differ for a case.</summary>
/// <param name="Key">Stable key, for example <c>surcharge-cap</c>.</param>
/// <param name="Milder">Which of the two is milder for the unit in this point.</param>
public sealed record LawDifference(string Key, string TopicZh, string TopicEn, string HeldZh, string HeldEn, string NewZh, string NewEn, MilderLaw Milder);

/// <summary>Which of two laws is milder for the unit.</summary>
public enum MilderLaw
{
    /// <summary>Neither: a matter of procedure.</summary>
    Neither,
    Held,
    New,
}

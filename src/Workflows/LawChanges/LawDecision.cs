using NodaTime;

namespace Orchestrator.Workflows.LawChanges;

/// <summary>What the legal officer decided when the law changed under an open case (从旧兼从轻), with the reason. It stays beside the case for good.</summary>
public sealed class LawDecision
{
    public required string Id { get; init; }
    public required string CaseId { get; init; }
    public required string CampaignId { get; init; }
    /// <summary>The law that the case was under, for example <c>LP-2021</c>.</summary>
    public required string HeldProfile { get; init; }
    /// <summary>The law in force on the day of the decision.</summary>
    public required string NewProfile { get; init; }
    /// <summary>One of the two.</summary>
    public required string ChosenProfile { get; init; }
    /// <summary>程序从新: the law by which the case proceeds from then on; null in decisions from before the two were told apart.</summary>
    public string? ProcedureProfile { get; init; }
    public required LawGround Ground { get; init; }
    public required string Reason { get; init; }
    /// <summary>Day of the act, as far as it was found; null when nothing has been found yet.</summary>
    public LocalDate? ActOn { get; init; }
    public required string DecidedBy { get; init; }
    /// <summary>UTC.</summary>
    public required DateTimeOffset DecidedAt { get; init; }
}

/// <summary>Why one of two laws governs a case.</summary>
public enum LawGround
{
    /// <summary>从旧: the act was over before the change, and the new law is not milder.</summary>
    OldLawOfTheAct,
    /// <summary>从轻: the new law is milder or does not penalise the act.</summary>
    NewLawIsMilder,
    /// <summary>The act goes on, or was done, after the change.</summary>
    ActAfterTheChange,
}

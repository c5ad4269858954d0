namespace Orchestrator.Client.LawChanges;

/// <summary>The law of a case.</summary>
/// <param name="Held">Profile that the case is under, for example <c>LP-2021</c>.</param>
/// <param name="InForce">Profile in force today.</param>
/// <param name="InForceFrom">First day of the law in force.</param>
/// <param name="ActOn">Day on which the first violation was found; null while none was.</param>
/// <param name="IsOpen">The law has changed under the case, and nobody has chosen yet.</param>
public sealed record CaseLawInfo(string Held, string InForce, DateOnly InForceFrom, string ChangeZh, string ChangeEn, DateOnly? ActOn, bool IsOpen, IReadOnlyList<LawDifferenceInfo> Differences, IReadOnlyList<LawDecisionInfo> Decisions);

/// <summary>One point in which the two laws differ.</summary>
/// <param name="Milder">Held, New or Neither.</param>
public sealed record LawDifferenceInfo(string Key, string TopicZh, string TopicEn, string HeldZh, string HeldEn, string NewZh, string NewEn, string Milder);

/// <summary>What a legal officer decided.</summary>
/// <param name="ProcedureProfile">The law by which the case proceeds from then on (程序从新); null in older decisions.</param>
public sealed record LawDecisionInfo(string Id, string HeldProfile, string NewProfile, string ChosenProfile, string Ground, string Reason, DateOnly? ActOn, string DecidedBy, DateTimeOffset DecidedAt, string? ProcedureProfile = null);

/// <summary>Chooses the law of a case.</summary>
/// <param name="Profile">One of the two that meet.</param>
/// <param name="Ground">OldLawOfTheAct, NewLawIsMilder or ActAfterTheChange.</param>
public sealed record ChooseLaw(string Profile, string Ground, string Reason);

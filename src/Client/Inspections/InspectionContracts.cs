namespace Orchestrator.Client.Inspections;

/// <summary>One item of a checklist with the rules that it rests on under a profile.</summary>
public sealed record ChecklistItemInfo(string Code, string Gap, string TitleZh, string TitleEn, string HowZh, string HowEn, string Severity, int Days, bool Transfer, string BasisZh, string BasisEn);

/// <summary>The answers to a whole checklist.</summary>
public sealed record RecordAnswers(IReadOnlyList<ItemAnswerInfo> Answers);

/// <summary>One answer: <c>Conforms</c>, <c>DoesNot</c> (with fact and evidence) or <c>NotApplicable</c> (with the reason as fact).</summary>
public sealed record ItemAnswerInfo(string Item, string Conformity, string Fact, string Evidence);

/// <summary>Whether a visit's checklist is answered.</summary>
public sealed record InspectionAnswered(string InspectionId, int Answers, int Gaps);

/// <summary>Evidence to secure.</summary>
/// <param name="Sha256">Of a file or medium; null for a thing.</param>
/// <param name="InPresenceOf">Who of the unit was there, or the witness.</param>
public sealed record SecureEvidence(string Description, string InPresenceOf, string Condition, string? ItemCode = null, string? Sha256 = null);

/// <summary>A hand-over.</summary>
public sealed record HandOver(string ToPersonId, string Purpose, string Condition);

/// <summary>A piece of evidence with its chain of custody.</summary>
/// <param name="ChainHolds">False when an entry does not fit what stands before it.</param>
/// <param name="Standing">Unquestioned, InDoubt, Kept or Excluded.</param>
public sealed record EvidenceInfo(string Id, int Number, string InspectionId, string? ItemCode, string Description, string? Sha256, DateTimeOffset CollectedAt, string CollectedBy, string SecondOfficer, string InPresenceOf, bool ChainHolds, IReadOnlyList<CustodyInfo> Chain,
    string Standing, string? StandingReason);

/// <summary>Decides whether a piece of evidence counts that somebody recused had secured.</summary>
public sealed record DecideEvidence(bool Keep, string Reason);

/// <summary>One hand-over as recorded.</summary>
public sealed record CustodyInfo(int Sequence, DateTimeOffset At, string? From, string To, string Purpose, string Condition, string Hash, string? Place = null);

/// <summary>A thing that is registered and kept by decision of the head, with its chain of custody.</summary>
/// <param name="Number">Its number on the list of the decision.</param>
/// <param name="Disposal">What became of it; null while it is kept.</param>
/// <param name="ChainHolds">False when an entry does not fit what stands before it.</param>
public sealed record KeptEvidenceInfo(string Id, string NoticeId, int Number, string Description, DateTimeOffset KeptAt, string? Disposal, DateTimeOffset? SettledAt, bool ChainHolds, IReadOnlyList<CustodyInfo> Chain);

/// <summary>A thing that is kept goes to somebody else.</summary>
/// <param name="To">A person of the bureau by id, or whoever else holds it from now on by name.</param>
public sealed record KeptHandOver(string To, string Place, string Purpose, string Condition);

/// <summary>How far the inspection of all units has come.</summary>
/// <param name="Planned">Cases with officers assigned, not inspected yet.</param>
/// <param name="Excepted">Units with a signed exception, not inspected.</param>
/// <param name="Open">Units neither inspected, nor planned, nor excepted.</param>
/// <param name="IsComplete">Every unit is inspected or has a signed exception.</param>
public sealed record CoverageInfo(int InScope, int Inspected, int Planned, int Excepted, int Open, bool IsComplete, IReadOnlyList<OpenUnit> OpenUnits, IReadOnlyList<CoverageExceptionInfo> Exceptions);

/// <summary>A unit that nobody has planned to inspect.</summary>
public sealed record OpenUnit(string UnitId, string CaseId, string Name, string District);

/// <summary>An exception from inspection.</summary>
/// <param name="IsSigned">Null until decided.</param>
public sealed record CoverageExceptionInfo(string Id, string UnitId, string Reason, DateTimeOffset RequestedAt, bool? IsSigned, DateTimeOffset? DecidedAt);

/// <summary>Asks that a unit be left out.</summary>
public sealed record AskException(string UnitId, string Reason);

/// <summary>Signs or refuses an exception.</summary>
public sealed record DecideException(bool Sign, string? Reason = null);

namespace Orchestrator.Client.Approvals;

/// <summary>Asks people to sign, to advise or to know.</summary>
/// <param name="Kind">Countersign, AnyOne, Before, After, Delegate or Copy.</param>
/// <param name="People">Person ids.</param>
/// <param name="InOrder">They countersign one after the other, as they are named.</param>
public sealed record AskForSlips(string Kind, IReadOnlyList<string> People, string? Note = null, bool InOrder = false);

/// <summary>Hands an approval to somebody else, who decides it from now on.</summary>
public sealed record TransferApproval(string PersonId, string Reason);

/// <summary>Sends an approval back to whoever submitted it; a task to the step before.</summary>
public sealed record ReturnApproval(string Reason);

/// <summary>Takes one's own submission back, or one's own decision that waits for a signature.</summary>
public sealed record TakeBackApproval(string? Reason = null);

/// <summary>What was done with an approval.</summary>
public sealed record ApprovalHandled(string Subject);

/// <summary>Signs, objects, or as a delegate advises.</summary>
/// <param name="Opinion">Needed for an objection and a delegate's advice.</param>
public sealed record AnswerSlip(bool Agrees, string? Opinion = null);

/// <summary>Urges a decision.</summary>
public sealed record UrgeApproval(string? Note = null);

/// <summary>One slip of an approval. Instants are UTC.</summary>
/// <param name="Subject">What it is about: <c>task:…</c>, <c>publication:…</c>, <c>alteration:…</c> or <c>exception:…</c>.</param>
/// <param name="Status">Waiting, Agreed, Objected, Advised, Read or Withdrawn.</param>
/// <param name="Position">Its place among those who sign in an order, from 1.</param>
/// <param name="AnsweredBy">Who answered: the person asked, or whoever stood in for them.</param>
public sealed record SlipInfo(string Id, string Subject, string? CaseId, string Title, string TitleEn, string Kind, string PersonId, string AskedBy, DateTimeOffset AskedAt, string? Note, string Status, string? Opinion, string? AnsweredBy,
    DateTimeOffset? AnsweredAt, int? Position = null);

/// <summary>Sends a task's case back to an earlier step.</summary>
/// <param name="ToAct">Act of that step, for example <c>penalty-investigation</c>; the step before when absent.</param>
public sealed record ReturnTask(string Reason, string? ToAct = null);

/// <summary>Takes one's own submission back.</summary>
public sealed record TakeBackTask(string? Reason = null);

namespace Orchestrator.Client.Handovers;

/// <summary>Hands everything open of one person to another, with the reason.</summary>
public sealed record HandOver(string PersonId, string SuccessorId, string Reason);

/// <summary>What was moved, and what had to stay.</summary>
/// <param name="Cases">Cases in which the successor is an officer now.</param>
/// <param name="Tasks">Open tasks that are the successor's now.</param>
/// <param name="Approvals">Approvals and slips that the successor answers now.</param>
/// <param name="Visits">Planned visits that the successor makes now.</param>
/// <param name="MoreCases">Open cases to which one act did not come; done again, it goes on with them.</param>
/// <param name="MoreTasks">The same of open tasks.</param>
public sealed record HandoverInfo(int Cases, int Tasks, int Approvals, IReadOnlyList<LeftBehindInfo> Left, int Visits = 0, int MoreCases = 0, int MoreTasks = 0);

/// <summary>One thing that could not be handed over, and why.</summary>
/// <param name="Code">Code of the refusal, for example <c>handover.recused</c>.</param>
public sealed record LeftBehindInfo(string Subject, string? CaseId, string Code, string Why, string WhyEn);

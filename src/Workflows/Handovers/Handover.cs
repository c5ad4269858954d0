using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Handovers;

/// <summary>What a handover moved from one person to another, and what it had to leave.</summary>
/// <param name="Cases">Cases in which the successor is an officer now.</param>
/// <param name="Tasks">Open tasks that are the successor's now.</param>
/// <param name="Approvals">Approvals and slips that the successor answers now.</param>
/// <param name="Visits">Planned visits that the successor makes now.</param>
/// <param name="MoreCases">Open cases that one act does not come to; done again, it goes on with them.</param>
/// <param name="MoreTasks">The same of open tasks.</param>
/// <param name="Left">What stays with the person, each with the reason; the head decides about it singly.</param>
public sealed record Handover(int Cases, int Tasks, int Approvals, int Visits, int MoreCases, int MoreTasks, IReadOnlyList<LeftBehind> Left);

/// <summary>One thing that could not be handed over.</summary>
/// <param name="Subject">The case, task or approval as people know it.</param>
/// <param name="CaseId">Its case; null when it has none.</param>
public sealed record LeftBehind(string Subject, string? CaseId, Refusal Why);

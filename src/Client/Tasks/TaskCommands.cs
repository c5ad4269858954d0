using System.Text.Json.Nodes;

namespace Orchestrator.Client.Tasks;

/// <summary>Completes a task: the outcome chosen, its form filled in, and the reason where one is needed.</summary>
public sealed record TaskCompletion(string Outcome, JsonObject? Form = null, string? Reason = null);

/// <summary>What came of a completion.</summary>
/// <param name="IsHeld">The decision is made, and takes effect with a signature after it (后加签).</param>
public sealed record TaskCompletionResult(string TaskId, string? CaseId, string? CaseState, IReadOnlyList<string> OpenTaskIds, bool IsHeld = false);

/// <summary>Gives a task to somebody else of its role.</summary>
public sealed record TaskReassignment(string AssigneeId, string Reason);

using System.Text.Json.Nodes;

namespace Orchestrator.Workflows.Tasks;

/// <summary>An actor does a task: chooses an outcome and fills in its form.</summary>
/// <param name="ExpectedRevision">The revision that the actor saw; another one is refused as already changed.</param>
public sealed record CompleteTask(string TaskId, string Outcome, JsonObject? Form = null, string? Reason = null, long? ExpectedRevision = null);

/// <summary>What came of it.</summary>
/// <param name="IsHeld">The decision is made, but takes effect only with a signature after it.</param>
public sealed record TaskCompleted(string TaskId, string? CaseId, string? CaseState, IReadOnlyList<string> OpenTaskIds, bool IsHeld = false);

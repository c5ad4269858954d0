using Orchestrator.Workflows.Acts;

namespace Orchestrator.Workflows.Cases;

/// <summary>An act that somebody did in the case: which way they chose, who they are, when, and what they wrote.</summary>
/// <param name="Act">The act group, for example <c>legal-review</c>.</param>
internal sealed record ActTaken(string Act, string Outcome, string By, DateTimeOffset At, FormValues Form);

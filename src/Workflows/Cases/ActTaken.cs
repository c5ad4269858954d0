using Orchestrator.Workflows.Acts;

namespace Orchestrator.Workflows.Cases;

/// <summary>An act that somebody did in the case: which way they chose, who they are, when, and what they wrote.</summary>
internal sealed record ActTaken(string Outcome, string By, DateTimeOffset At, FormValues Form);

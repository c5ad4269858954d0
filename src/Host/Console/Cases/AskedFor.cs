namespace Orchestrator.Host.Workbench.Cases;

/// <summary>What somebody asked for and another decides about, as it was filled in.</summary>
/// <param name="Act">Group of the form.</param>
/// <param name="Form">The form, JSON.</param>
public sealed record AskedFor(string Act, string Outcome, string Form, string? Reason);

namespace Orchestrator.Host.Tests.Security;

/// <summary>A waiting step of a delivered definition: which act it asks for, and of whom.</summary>
internal sealed record ShippedStep(string Act, string Role, IReadOnlyList<string> Outcomes);

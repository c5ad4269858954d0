namespace Orchestrator.Workflows.Penalties;

/// <summary>One thing that may become of a piece of evidence that was kept.</summary>
/// <param name="Field">Field of the form that takes the numbers of its pieces.</param>
internal sealed record KeptDisposal(string Field, string Zh, string En);

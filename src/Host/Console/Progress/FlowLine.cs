namespace Orchestrator.Host.Workbench.Progress;

/// <summary>One way from a step to the next.</summary>
public sealed record FlowLine(FlowStep From, FlowStep To, string Outcome);

namespace Orchestrator.Host.Workbench.Progress;

/// <summary>One step of a <see cref="FlowSheet"/>, where it was drawn.</summary>
public sealed record FlowStep(string Id, string Caption, string Type, double X, double Y, double Width, double Height);

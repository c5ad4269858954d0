namespace Orchestrator.Engine.Expressions.JavaScript;

/// <summary>An output of a step, by the step's name.</summary>
public sealed record ScriptOutput(string Step, ScriptMember Member);

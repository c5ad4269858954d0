namespace Orchestrator.Engine.Expressions.Liquid;

/// <summary>A template that failed, or that was stopped at a limit.</summary>
public sealed class LiquidFaultException(string message, Exception cause) : Exception(message, cause);

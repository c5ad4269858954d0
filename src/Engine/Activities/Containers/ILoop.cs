namespace Orchestrator.Engine;

/// <summary>A container that a <c>Break</c> step below it ends: when its child completes and <see cref="ActivityExecutionContext.IsBreaking"/>, it completes instead of going on.</summary>
public interface ILoop
{
}

namespace Orchestrator.Engine;

/// <summary>A container that a <c>Complete</c> step below it ends, with the outcomes that the step names, as it ends the workflow itself.</summary>
public interface IComposite
{
}

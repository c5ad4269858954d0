namespace Orchestrator.Engine.Activities;

/// <summary>An activity that <c>Complete</c> ends, with outcomes.</summary>
internal interface IComposite
{
}

namespace Orchestrator.Workflows.People;

/// <summary>Who stands behind the steps of the present transaction: the person whose act set them off, or the service itself.</summary>
internal sealed class Acting
{
    public Actor Actor { get; set; } = Actor.System;
}

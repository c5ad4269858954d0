namespace Orchestrator.Engine;

// The executions below this one, as a list that each of them can be taken out of without a search.
public sealed partial class ActivityExecutionContext
{
    private ActivityExecutionContext? firstChild, lastChild, previousSibling, nextSibling;

    internal void AddChild(ActivityExecutionContext child)
    {
        child.previousSibling = lastChild;
        if (lastChild is null)
            firstChild = child;
        else
            lastChild.nextSibling = child;
        lastChild = child;
        LiveChildren++;
        WorkflowExecutionContext.Entered(child);
    }

    internal void CallOffQueuedChildren()
    {
        QueueGeneration++;
        QueuedChildren = 0;
    }

    internal void RemoveChild(ActivityExecutionContext child)
    {
        if (child.previousSibling is null)
            firstChild = child.nextSibling;
        else
            child.previousSibling.nextSibling = child.nextSibling;
        if (child.nextSibling is null)
            lastChild = child.previousSibling;
        else
            child.nextSibling.previousSibling = child.previousSibling;
        child.previousSibling = child.nextSibling = null;
        LiveChildren--;
        WorkflowExecutionContext.Left(child);
    }
}

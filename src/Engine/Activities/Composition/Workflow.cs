namespace Orchestrator.Engine.Activities;

/// <summary>The workflow itself: root of every graph, completing when its root activity does.</summary>
[Activity("Elsa", "流程", CategoryEn = "Workflows", DisplayName = "流程", DisplayNameEn = "Workflow", IsBrowsable = false)]
public sealed class Workflow : Activity, IComposite
{
    [Port]
    public Activity? Root { get; set; }

    protected internal override ValueTask ExecuteAsync(ActivityExecutionContext context) => context.ScheduleActivityAsync(Root);
}

using Orchestrator.Engine.Activities;

namespace Orchestrator.Engine.Tests.Guide;

/// <summary>Schedules an activity that the definition does not put below it.</summary>
[Activity("Guide", "示例")]
public sealed class Stray : Activity
{
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => context.ScheduleActivityAsync(new WriteLine());
}

namespace Orchestrator.Engine.Activities;

/// <summary>Leaves the nearest loop.</summary>
[Activity("Elsa", "循环", CategoryEn = "Looping", DisplayName = "跳出循环", DisplayNameEn = "Break", Description = "跳出最近的循环。", DescriptionEn = "Leaves the nearest loop.", IsTerminal = true)]
public sealed class Break : CodeActivity
{
    protected override void Execute(ActivityExecutionContext context) => Breaking.Mark(context);
}

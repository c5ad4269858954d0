namespace Orchestrator.Engine.Tests.Guide;

#region side-by-side
/// <summary>Runs all its steps at once and is left when they are done, or earlier by a <c>Complete</c> among them.</summary>
[Activity("Guide", "示例", CategoryEn = "Examples", DisplayName = "同时办理", DisplayNameEn = "Side by side", IsContainer = true)]
[FlowNode("Done|完成|Done", "Stopped|中止|Stopped")]
public sealed class SideBySide : Activity, IComposite
{
    [Port(IsBrowsable = false)]
    public ICollection<IActivity> Activities { get; set; } = [];

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        foreach (var activity in Activities)
            await context.ScheduleActivityAsync(activity);
        await CompleteWhenAllDoneAsync(context);
    }

    protected override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child) => CompleteWhenAllDoneAsync(context);

    protected override ValueTask OnChildCanceledAsync(ActivityExecutionContext context, ActivityExecutionContext child) => CompleteWhenAllDoneAsync(context);

    private static ValueTask CompleteWhenAllDoneAsync(ActivityExecutionContext context) => context.HasOpenChildren ? default : context.CompleteActivityAsync();
}
#endregion

namespace Orchestrator.Engine.Tests.Guide;

#region until-accepted
/// <summary>Runs its body again and again, at most so many times, until a variable says that it is enough or a <c>Break</c> ends it.</summary>
[Activity("Guide", "示例", CategoryEn = "Examples", DisplayName = "直至通过", DisplayNameEn = "Until accepted")]
[FlowNode("Accepted|通过|Accepted", "Refused|未通过|Refused")]
public sealed class UntilAccepted : Activity, ILoop
{
    [Input(DisplayName = "最多次数", DisplayNameEn = "Most attempts")]
    public Input<int> Most { get; set; } = new(3);

    [Port(DisplayName = "每次", DisplayNameEn = "Each attempt")]
    public Activity? Body { get; set; }

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => TryAsync(context, attempt: 1);

    private ValueTask TryAsync(ActivityExecutionContext context, int attempt)
    {
        context.SetProperty("Attempt", attempt);
        return context.ScheduleActivityAsync(Body, OnTriedAsync, variables: new Dictionary<string, object?> { ["Attempt"] = attempt });
    }

    private ValueTask OnTriedAsync(ActivityCompletedContext completed)
    {
        var context = completed.TargetContext;
        var attempt = context.GetProperty<int>("Attempt");
        if (context.GetVariable<bool>("Accepted"))
            return context.CompleteActivityWithOutcomesAsync("Accepted");
        return context.IsBreaking || Body is null || attempt >= context.Get(Most)
            ? context.CompleteActivityWithOutcomesAsync("Refused")
            : TryAsync(context, attempt + 1);
    }
}
#endregion

namespace Orchestrator.Engine.Tests.Guide;

#region report-received
/// <summary>Starts a workflow when a unit's report comes in, or waits for one.</summary>
[Activity("Guide", "示例", CategoryEn = "Examples", DisplayName = "收到报告", DisplayNameEn = "Report received", Kind = ActivityKind.Trigger)]
public sealed class ReportReceived : Activity<string>, ITrigger
{
    public const string Received = "Guide.ReportReceived";

    [Input(DisplayName = "报告种类", DisplayNameEn = "Kind of report")]
    public Input<string>? Report { get; set; }

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        if (context.IsTriggerOfWorkflow)
            return OnReceivedAsync(context);
        context.CreateBookmark(new CreateBookmarkArgs { Name = Received, Stimulus = StimulusIn(context), IncludeActivityInstanceId = false, Callback = OnReceivedAsync });
        return default;
    }

    public IEnumerable<TriggerSeed> Seeds(ActivityExecutionContext context) => [new TriggerSeed(Received, StimulusIn(context))];

    private ReportStimulus StimulusIn(ActivityExecutionContext context) => new(context.Get(Report, ""));

    private ValueTask OnReceivedAsync(ActivityExecutionContext context)
    {
        context.Set(Result, context.ResumeInput.GetValueOrDefault("Unit") as string);
        return context.CompleteActivityAsync();
    }
}

/// <summary>A report of some kind has come in.</summary>
public sealed record ReportStimulus(string Report);
#endregion

namespace Orchestrator.Engine.Tests.Guide;

#region review
/// <summary>Waits for a reviewer's decision, and no longer than the time it is given.</summary>
[Activity("Guide", "示例", CategoryEn = "Examples", DisplayName = "审核", DisplayNameEn = "Review")]
[FlowNode("Approved|同意|Approve", "Returned|退回|Return", "Expired|逾期|Expired")]
public sealed class Review : Activity
{
    public const string Decided = "Guide.ReviewDecided";

    [Input(DisplayName = "文号", DisplayNameEn = "Document number")]
    public Input<string>? Number { get; set; }

    [Input(DisplayName = "时限", DisplayNameEn = "Time limit")]
    public Input<TimeSpan> TimeLimit { get; set; } = new(TimeSpan.FromDays(3));

    [Output(DisplayName = "审核人", DisplayNameEn = "Reviewer")]
    public Output<string>? Reviewer { get; set; }

    protected override void Execute(ActivityExecutionContext context)
    {
        context.CreateBookmark(new CreateBookmarkArgs
        {
            Name = Decided,
            Stimulus = new ReviewStimulus(context.Get(Number, "")),
            IncludeActivityInstanceId = false,
            Callback = OnDecidedAsync,
        });
        context.CreateBookmark(new CreateBookmarkArgs { DueAt = context.Clock.GetUtcNow() + context.Get(TimeLimit), Outcomes = ["Expired"] });
    }

    [Continuation("decided")]
    private ValueTask OnDecidedAsync(ActivityExecutionContext context)
    {
        context.Set(Reviewer, context.ResumeInput.GetValueOrDefault("Reviewer") as string);
        return context.CompleteActivityWithOutcomesAsync(context.ResumeInput.GetValueOrDefault("Approves") is true ? "Approved" : "Returned");
    }
}

/// <summary>What a review waits for: a decision on this document.</summary>
public sealed record ReviewStimulus(string Number);
#endregion

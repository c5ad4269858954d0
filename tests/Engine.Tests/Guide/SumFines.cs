namespace Orchestrator.Engine.Tests.Guide;

#region sum-fines
/// <summary>Adds up the fines of a case.</summary>
[Activity("Guide", "示例/罚款", CategoryEn = "Examples/Fines", DisplayName = "合计罚款", DisplayNameEn = "Sum fines",
    Description = "合计各项罚款，得出总额。", DescriptionEn = "Adds up the fines and yields the total.")]
public sealed class SumFines : CodeActivity<decimal>
{
    [Input(DisplayName = "各项罚款", DisplayNameEn = "Fines", Order = 1)]
    public Input<ICollection<decimal>>? Fines { get; set; }

    [Input(DisplayName = "上限", DisplayNameEn = "Limit", Description = "总额不超过此数。", DescriptionEn = "The total is no more than this.", Order = 2)]
    public Input<decimal> Limit { get; set; } = new(15_000m);

    [Output(DisplayName = "是否封顶", DisplayNameEn = "Is capped")]
    public Output<bool>? IsCapped { get; set; }

    protected override void Execute(ActivityExecutionContext context)
    {
        var sum = (context.Get(Fines) ?? []).Sum();
        var limit = context.Get(Limit);
        context.Set(IsCapped, sum > limit);
        context.Set(Result, Math.Min(sum, limit));
    }
}
#endregion

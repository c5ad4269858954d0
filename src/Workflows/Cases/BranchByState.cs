using Orchestrator.Engine;

namespace Orchestrator.Workflows.Cases;

/// <summary>Goes the way of the present state of the penalty case, or of the case when there is none. A state without a way of its own goes by <c>Default</c>.</summary>
[Activity("Case", "案件", CategoryEn = "Casework", DisplayName = "按状态分派", DisplayNameEn = "Branch by state",
    Description = "按案件（处罚流程中为处罚案件）的当前状态走相应出口，未列出的走“其他状态”。", DescriptionEn = "Goes the way of the present state; a state not listed goes by Default.")]
internal sealed class BranchByState : Activity
{
    public const string DefaultOutcome = "Default";

    [Input(DisplayName = "状态", DisplayNameEn = "States", UIHint = UIHints.DynamicOutcomes, FixedOutcomes = [DefaultOutcome])]
    public Input<ICollection<string>> States { get; set; } = new([]);

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var file = await context.OpenFileAsync();
        var state = file.PenaltyOrNull?.State.ToString() ?? file.Case.State.ToString();
        await context.CompleteActivityWithOutcomesAsync((context.Get(States) ?? []).Contains(state) ? state : DefaultOutcome);
    }
}

using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Expressions;
using Orchestrator.Engine.Graph;

namespace Orchestrator.Engine.Activities;

/// <summary>Runs the branches whose conditions hold, or the default branch.</summary>
[Activity("Elsa", "分支", CategoryEn = "Branching", DisplayName = "选择", DisplayNameEn = "Switch", Description = "执行条件成立的分支，都不成立时执行默认分支。", DescriptionEn = "Runs the branches whose conditions hold, or the default branch.")]
public sealed class Switch : Activity
{
    private (CompiledExpression? Condition, Activity? Branch)[] cases = [];

    [Input(DisplayName = "情形", DisplayNameEn = "Cases", UIHint = UIHints.SwitchEditor)]
    public object? Cases { get; set; }

    [Input(DisplayName = "方式", DisplayNameEn = "Mode", UIHint = UIHints.Dropdown, Options = ["MatchFirst|1 第一个成立的|1 First match", "MatchAny|2 所有成立的|2 Every match"])]
    public Input<SwitchMode> Mode { get; set; } = new(SwitchMode.MatchFirst);

    [Port(DisplayName = "默认", DisplayNameEn = "Default")]
    public Activity? Default { get; set; }

    protected internal override void OnCompiled(ActivityBinding binding) =>
        cases = [.. binding.Json.Objects("cases").Select(c => (binding.Condition(c["condition"], "cases/" + c.Text("label")), binding.Child(c["activity"], "cases/" + c.Text("label"))))];

    protected internal override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var matches = cases.Where(c => c.Condition?.Holds(context) == true);
        var chosen = (context.Get(Mode) == SwitchMode.MatchFirst ? matches.Take(1) : matches).ToList();
        // A case without a branch still counts as a match, so the default is not run beside it.
        var branches = chosen.Count == 0 ? [Default] : chosen.ConvertAll(c => c.Branch);
        foreach (var branch in branches.OfType<Activity>())
            await context.ScheduleActivityAsync(branch);
        await context.CompleteWhenIdleAsync();
    }

    protected internal override ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child) => context.CompleteWhenIdleAsync();
}

using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Expressions;
using Orchestrator.Engine.Graph;

namespace Orchestrator.Engine.Activities;

/// <summary>How many cases may match.</summary>
public enum SwitchMode
{
    MatchFirst,
    MatchAny,
}

/// <summary>Goes the ways whose conditions hold, or the default way.</summary>
[Activity("Elsa", "分支", CategoryEn = "Branching", DisplayName = "多路判断", DisplayNameEn = "Switch (flow)", Description = "按各条件走相应出口，都不成立时走默认出口。", DescriptionEn = "Goes the ways whose conditions hold, or the default way.")]
[FlowNode("Default|默认|Default")]
public sealed class FlowSwitch : Activity
{
    private (string Label, CompiledExpression? Condition)[] cases = [];

    [Input(DisplayName = "情形", DisplayNameEn = "Cases", UIHint = UIHints.FlowSwitchEditor)]
    public object? Cases { get; set; }

    [Input(DisplayName = "方式", DisplayNameEn = "Mode", UIHint = UIHints.Dropdown, Options = ["MatchFirst|1 第一个成立的|1 First match", "MatchAny|2 所有成立的|2 Every match"])]
    public Input<SwitchMode> Mode { get; set; } = new(SwitchMode.MatchFirst);

    protected internal override void OnCompiled(ActivityBinding binding) =>
        cases = [.. binding.Json.Objects("cases").Select(c => (c.Text("label") ?? "", binding.Condition(c["condition"], "cases/" + c.Text("label"))))];

    protected internal override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var matches = cases.Where(c => c.Condition?.Holds(context) == true).Select(c => c.Label);
        string[] outcomes = context.Get(Mode) == SwitchMode.MatchFirst ? [.. matches.Take(1)] : [.. matches];
        return context.CompleteActivityWithOutcomesAsync(outcomes.Length == 0 ? ["Default"] : outcomes);
    }
}

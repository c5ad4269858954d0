using System.Text.Json.Nodes;
using Orchestrator.Engine.Expressions;
using Orchestrator.Engine.Graph;

namespace Orchestrator.Engine.Tests.Guide;

#region choosy
/// <summary>Leaves by the first of its cases whose condition holds. A case is read from the JSON, and a case without a label is refused when the workflow is saved.</summary>
[Activity("Guide", "示例", CategoryEn = "Examples", DisplayName = "择一", DisplayNameEn = "First that holds")]
public sealed class FirstThatHolds : Activity
{
    private List<(string Label, CompiledExpression? Condition)> cases = [];

    protected override void OnCompiled(ActivityBinding binding)
    {
        foreach (var item in (binding.Json["cases"]?.AsArray() ?? []).OfType<JsonObject>())
        {
            var label = (string?)item["label"] ?? "";
            if (label.Length == 0)
                binding.Report("guide.no-label", "情形没有名称。", "A case has no label.");
            cases.Add((label, binding.Expression(item["condition"], typeof(bool), "cases/" + label)));
        }
    }

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.CompleteActivityWithOutcomesAsync(cases.Find(item => item.Condition?.Evaluate(context) is true).Label ?? "None");
}
#endregion

using Orchestrator.Engine.Definitions;

namespace Orchestrator.Engine.Activities;

/// <summary>
/// A workflow used as a step: it runs within the same instance, its inputs are variables of its own, its outputs go where the step binds them, and it is
/// left by the outcomes that its <c>Complete</c> names.
/// </summary>
[Activity("Elsa", "组合", CategoryEn = "Composition", DisplayName = "流程步骤", DisplayNameEn = "Workflow as activity", IsBrowsable = false)]
public sealed class WorkflowDefinitionActivity : Activity, IComposite
{
    /// <summary>The version that runs.</summary>
    public DefinitionHeader Definition { get; private set; } = null!;

    private IReadOnlyList<(Input Given, Variable Declared)> arguments = [];
    private Activity? root;

    internal void Bind(DefinitionHeader definition, IReadOnlyList<(Input Given, Variable Declared)> given, Activity? body) =>
        (Definition, arguments, root) = (definition, given, body);

    internal bool DeclaresInput(string name) => Definition.Inputs.Any(input => input.Name == name);

    internal bool DeclaresOutput(string name) => Definition.Outputs.Any(output => output.Name == name);

    protected internal override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        foreach (var (given, declared) in arguments)
            context.Store(declared, context.ValueOf(given));
        return context.ScheduleActivityAsync(root);
    }
}

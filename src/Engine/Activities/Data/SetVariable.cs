namespace Orchestrator.Engine.Activities;

/// <summary>Sets a variable.</summary>
[Activity("Elsa", "基本", CategoryEn = "Primitives", DisplayName = "设置变量", DisplayNameEn = "Set variable", Description = "给变量赋值。", DescriptionEn = "Sets a variable.")]
public sealed class SetVariable : CodeActivity
{
    [Input(DisplayName = "变量", DisplayNameEn = "Variable", UIHint = UIHints.VariablePicker, Order = 1)]
    public Variable? Variable { get; set; }

    [Input(DisplayName = "值", DisplayNameEn = "Value", Order = 2)]
    public Input<object>? Value { get; set; }

    protected override void Execute(ActivityExecutionContext context)
    {
        if (Variable is null)
            throw new InvalidOperationException("没有选择变量。No variable is chosen.");
        var key = context.TryGetVariable(Variable.Id, out _) ? Variable.Id : Variable.Name;
        if (!context.TryGetVariable(key, out _))
            throw new InvalidOperationException($"找不到变量“{Variable.Name}”。Variable '{Variable.Id}' not found.");
        context.SetVariable(key, context.Get(Value));
    }
}

namespace Orchestrator.Engine.Activities;

/// <summary>Sets an output of the workflow.</summary>
[Activity("Elsa", "组合", CategoryEn = "Composition", DisplayName = "设置输出", DisplayNameEn = "Set output", Description = "设置流程的输出。", DescriptionEn = "Sets an output of the workflow.")]
public sealed class SetOutput : CodeActivity
{
    [Input(DisplayName = "输出名", DisplayNameEn = "Output", UIHint = UIHints.OutputPicker, Order = 1)]
    public Input<string>? OutputName { get; set; }

    [Input(DisplayName = "值", DisplayNameEn = "Value", Order = 2)]
    public Input<object>? OutputValue { get; set; }

    protected override void Execute(ActivityExecutionContext context)
    {
        var name = context.Get(OutputName);
        if (string.IsNullOrWhiteSpace(name))
            throw new InvalidOperationException("“输出名”没有值。OutputName has no value.");
        context.SetWorkflowOutput(name, context.Get(OutputValue));
    }
}

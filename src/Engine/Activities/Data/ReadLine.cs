using Microsoft.Extensions.DependencyInjection;

namespace Orchestrator.Engine.Activities;

/// <summary>Reads a line from the console of the engine; a server has none, and the line is null.</summary>
[Activity("Elsa", "控制台", CategoryEn = "Console", DisplayName = "读入一行", DisplayNameEn = "Read line", Description = "读入一行文字。", DescriptionEn = "Reads a line of text.")]
public sealed class ReadLine : CodeActivity
{
    [Output(DisplayName = "结果", DisplayNameEn = "Result")]
    public Output<string>? Result { get; set; }

    protected override void Execute(ActivityExecutionContext context) =>
        context.Set(Result, context.GetRequiredService<IWorkflowConsole>().ReadLine(context.WorkflowExecutionContext.Id));
}

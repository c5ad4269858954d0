namespace Orchestrator.Engine.Activities;

/// <summary>Where <c>WriteLine</c> writes and <c>ReadLine</c> reads. The default writes to the log and has nothing to read.</summary>
public interface IWorkflowConsole
{
    void WriteLine(string instanceId, string text);

    string? ReadLine(string instanceId) => null;
}

/// <summary>Writes a line to the console of the engine.</summary>
[Activity("Elsa", "控制台", CategoryEn = "Console", DisplayName = "输出一行", DisplayNameEn = "Write line", Description = "输出一行文字。", DescriptionEn = "Writes a line of text.")]
public sealed class WriteLine : CodeActivity
{
    [Input(DisplayName = "文字", DisplayNameEn = "Text")]
    public Input<string>? Text { get; set; }

    protected override void Execute(ActivityExecutionContext context) =>
        context.GetRequiredService<IWorkflowConsole>().WriteLine(context.WorkflowExecutionContext.Id, context.Get(Text) ?? "");
}

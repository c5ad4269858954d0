using System.Text.Json.Nodes;
using Jint;
using Jint.Native;
using Jint.Runtime.Interop;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Expressions;
using Orchestrator.Engine.Expressions.JavaScript;
using Orchestrator.Engine.Graph;

namespace Orchestrator.Engine.Activities;

/// <summary>Runs a script, which may set variables and choose the outcomes.</summary>
[Activity("Elsa", "脚本", CategoryEn = "Scripting", DisplayName = "运行脚本", DisplayNameEn = "Run JavaScript", Description = "运行一段 JavaScript，可设置变量与出口。", DescriptionEn = "Runs a script, which may set variables and choose the outcomes.")]
public sealed class RunJavaScript : Activity<object?>
{
    private CompiledExpression? code;

    [Input(DisplayName = "脚本", DisplayNameEn = "Script", UIHint = UIHints.CodeEditor, DefaultSyntax = "JavaScript", UISpecifications = """{"code-editor":{"editorHeight":1,"language":"javascript","singleLineMode":false}}""", Order = 1)]
    public Input<string>? Script { get; set; }

    [Input(DisplayName = "可能的出口", DisplayNameEn = "Possible outcomes", UIHint = UIHints.DynamicOutcomes, Order = 2)]
    public Input<ICollection<string>>? PossibleOutcomes { get; set; }

    protected internal override void OnCompiled(ActivityBinding binding)
    {
        // The literal of the input is code, whatever the expression type says.
        var text = binding.Json["script"] is JsonObject input ? (input["expression"] as JsonObject)?.Text("value") : binding.Json.Text("script");
        code = binding.Code(text, "script");
    }

    protected internal override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var outcomes = new List<string>();
        object? result = null;
        if (code is ScriptExpression script)
        {
            result = script.Run(context, scope =>
            {
                foreach (var name in new[] { "setOutcome", "setOutcomes" })
                    scope.Engine.SetValue(name, new ClrFunction(scope.Engine, name, (_, arguments) => Choose(scope, outcomes, arguments)));
            });
        }
        else
        {
            result = code?.Evaluate(context);
        }
        if (result is not null)
            context.Set(Result, result);
        return context.CompleteActivityWithOutcomesAsync(outcomes.Count == 0 ? ActivityExecutionContext.DoneOutcome : [.. outcomes]);
    }

    private static JsValue Choose(ScriptScope scope, List<string> outcomes, JsValue[] arguments)
    {
        foreach (var argument in arguments)
        {
            if (scope.FromScript(argument) is List<object?> list)
                outcomes.AddRange(list.Select(o => o?.ToString() ?? ""));
            else
                outcomes.Add(argument.ToString());
        }
        return JsValue.Undefined;
    }
}

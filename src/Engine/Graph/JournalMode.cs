using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Expressions;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Graph;

/// <summary>One log persistence mode: a word that holds always, or an expression that gives it when a record is written.</summary>
internal sealed class JournalMode
{
    private readonly string? word;
    private readonly CompiledExpression? expression;

    private JournalMode(string? word, CompiledExpression? expression) => (this.word, this.expression) = (word, expression);

    /// <summary>Reads a word, or an object that names a strategy by its type or holds an expression. Null says nothing.</summary>
    public static JournalMode? Read(JsonNode? mode, ExpressionCompiler expressions, string place) => mode switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => new(value.GetValue<string>(), null),
        JsonObject config when config.Text("evaluationMode") != "Expression" && config.Text("strategyType") is { } type => new(type.Split(',')[0].Split('.')[^1].Trim(), null),
        JsonObject config when config["expression"] is JsonObject expression && expressions.Compile(expression, typeof(string), place) is { } compiled => new(null, compiled),
        _ => null,
    };

    /// <summary>True to keep, false to leave out, null to do as what stands around does. What an expression fails to decide is left out: it may be what nobody shall read.</summary>
    public bool? Keeps(ActivityExecutionContext context)
    {
        if (expression is null)
            return KeepsBy(word);
        try
        {
            return KeepsBy(PlainValue.From(expression.Evaluate(context)) as string);
        }
        catch (Exception e) when (!context.WorkflowExecutionContext.Propagates(e))
        {
            context.WorkflowExecutionContext.Environment.Logger.LogWarning(e, "What the record of {NodeId} keeps could not be decided; it is left out", context.Node.NodeId);
            return false;
        }
    }

    private static bool? KeepsBy(string? word) => word switch { "Include" => true, "Exclude" => false, _ => null };
}

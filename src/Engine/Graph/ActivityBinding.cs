using System.Text.Json.Nodes;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Expressions;

namespace Orchestrator.Engine.Graph;

/// <summary>What an activity sees of its own JSON while the definition is compiled.</summary>
public sealed class ActivityBinding
{
    private readonly GraphCompilation compilation;

    internal ActivityBinding(GraphCompilation compilation, GraphNode node, JsonObject json)
    {
        this.compilation = compilation;
        Node = node;
        Json = json;
    }

    public GraphNode Node { get; }
    public JsonObject Json { get; }
    /// <summary>The definition's header.</summary>
    public DefinitionHeader Header => compilation.Header;

    /// <summary>Compiles a bare expression <c>{type, value}</c> for a value of the given type. Null when there is none.</summary>
    public CompiledExpression? Expression(JsonNode? json, Type target, string place) => compilation.Expressions.Compile(json as JsonObject, target, Node.NodeId + "/" + place);

    /// <summary>Compiles the bare expression of a condition; what is no flag counts as not true.</summary>
    internal CompiledExpression? Condition(JsonNode? json, string place) => compilation.Expressions.Compile(json as JsonObject, typeof(bool), Node.NodeId + "/" + place, isLenient: true);

    /// <summary>Compiles code that the activity runs as such.</summary>
    internal CompiledExpression? Code(string? code, string place) => compilation.Expressions.Script(code, Node.NodeId + "/" + place);

    /// <summary>Compiles an activity that stands somewhere inside this one's JSON, as its child.</summary>
    public Activity? Child(JsonNode? json, string place) => compilation.CompileChild(json as JsonObject, Node, place)?.Activity;

    /// <summary>Reports something wrong with this activity.</summary>
    public void Report(string code, string zh, string en, IssueSeverity severity = IssueSeverity.Error) =>
        compilation.Issues.Add(new ValidationIssue(code, zh, en, Node.NodeId, severity));
}

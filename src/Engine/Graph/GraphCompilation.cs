using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Expressions;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Graph;

/// <summary>One run of the compiler over one definition. Collects every issue instead of stopping at the first.</summary>
internal sealed class GraphCompilation
{
    private readonly ActivityRegistry registry;
    private readonly List<GraphNode> nodes = [];
    private readonly Dictionary<string, string> placeOfId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> generated = new(StringComparer.Ordinal);

    public GraphCompilation(DefinitionHeader header, ActivityRegistry registry, EngineOptions options)
    {
        Header = header;
        this.registry = registry;
        Expressions = new ExpressionCompiler(header, options, Issues);
    }

    public DefinitionHeader Header { get; }
    public List<ValidationIssue> Issues { get; } = [];
    public ExpressionCompiler Expressions { get; }

    public WorkflowGraph Compile(JsonObject root)
    {
        var top = NewNode("Workflow1", null, registry.Workflow.TypeName, 1, null, registry.Workflow);
        var workflow = (Activities.Workflow)registry.Workflow.Create();
        Attach(top, workflow);
        top.Variables = Header.Variables;
        if (CompileChild(root, top, "root") is { } child)
        {
            workflow.Root = child.Activity;
            top.Children = [child];
        }
        return new WorkflowGraph(Header, [.. nodes.DistinctBy(n => n.NodeId)], Expressions.AsksForOutputs);
    }

    public GraphNode? CompileChild(JsonObject? json, GraphNode parent, string place)
    {
        if (json is null)
            return null;
        var type = json.Text("type");
        if (type is null)
        {
            Issues.Add(new ValidationIssue("activity.no-type", $"“{parent.NodeId}”中的步骤（{place}）没有“type”。", $"An activity in '{parent.NodeId}' ({place}) has no \"type\".", parent.NodeId));
            return null;
        }
        var version = json.Whole("version") ?? 1;
        if (type == registry.NotFound.TypeName && Original(json) is { } original && registry.Knows(original.Text("type")!))
            (json, type, version) = (original, original.Text("type")!, original.Whole("version") ?? 1);
        var blueprint = registry.FindBlueprint(type, version);
        if (blueprint is null)
            Issues.Add(new ValidationIssue("activity.unknown-type", $"未知的步骤类型“{type}”。", $"Unknown activity type '{type}'.", parent.NodeId + ":" + (json.Text("id") ?? type)));
        blueprint ??= registry.NotFound;
        var node = NewNode(IdOf(json, type, parent), json.Text("name"), type, version, parent, blueprint);
        var customProperties = json["customProperties"] as JsonObject;
        node.CanStartWorkflow = (customProperties?.Flag("canStartWorkflow") ?? false) || json.Flag("canStartWorkflow");
        node.IsLegalAct = customProperties?.Flag("legalAct") ?? false;
        node.MergeMode = customProperties?.Text("mergeMode");
        node.Variables = json["variables"] is JsonArray ? VariableReader.Read(json["variables"], node.Id) : [];
        var activity = blueprint.Create();
        Attach(node, activity);
        Bind(node, activity, json);
        activity.OnCompiled(new ActivityBinding(this, node, json));
        node.Children = [.. nodes.Where(n => ReferenceEquals(n.Parent, node))];
        return node;
    }

    private void Bind(GraphNode node, Activity activity, JsonObject json)
    {
        var inputs = new List<Input>();
        var outputs = new List<Output>();
        var plain = new List<KeyValuePair<string, string>>();
        foreach (var member in node.Blueprint.Members)
        {
            var value = json[member.JsonName];
            switch (member.Kind)
            {
                case MemberKind.WrappedInput:
                    var input = (Input?)member.Property.GetValue(activity);
                    if (value is not null)
                    {
                        // A bare scalar is a literal; an object without an expression is an unset input.
                        var place = $"{node.NodeId}/{member.JsonName}";
                        var expression = value is JsonObject wrapped
                            ? Expressions.Compile(wrapped["expression"] as JsonObject, member.ValueType, place)
                            : Expressions.Literal(value, member.ValueType, place);
                        if (expression is not null)
                        {
                            input ??= (Input)Activator.CreateInstance(member.Property.PropertyType)!;
                            input.Expression = expression;
                        }
                    }
                    if (input is not null)
                    {
                        input.Name = member.Name;
                        input.Slot = inputs.Count;
                        inputs.Add(input);
                        member.Property.SetValue(activity, input);
                    }
                    break;
                case MemberKind.Output:
                    var output = (Output)Activator.CreateInstance(member.Property.PropertyType)!;
                    output.Name = member.Name;
                    output.MemoryReference = (value as JsonObject)?["memoryReference"] is JsonObject reference ? reference.Text("id") : null;
                    outputs.Add(output);
                    member.Property.SetValue(activity, output);
                    break;
                case MemberKind.PlainInput when value is not null:
                    BindPlain(node, activity, member, value, plain);
                    break;
                case MemberKind.Child:
                    member.Property.SetValue(activity, CompileChild(value as JsonObject, node, member.JsonName)?.Activity);
                    break;
                case MemberKind.Children:
                    var children = json.Objects(member.JsonName).Select((c, i) => CompileChild(c, node, string.Create(CultureInfo.InvariantCulture, $"{member.JsonName}[{i}]"))?.Activity).OfType<Activity>().ToList();
                    member.Property.SetValue(activity, member.Property.PropertyType.IsAssignableFrom(typeof(List<Activity>)) ? children : children.ConvertAll(c => (IActivity)c));
                    break;
            }
        }
        node.Inputs = [.. inputs];
        node.Outputs = [.. outputs];
        node.PlainInputs = [.. plain];
    }

    private void BindPlain(GraphNode node, Activity activity, BlueprintMember member, JsonNode value, List<KeyValuePair<string, string>> plain)
    {
        try
        {
            if (member.Property.PropertyType == typeof(Variable))
            {
                if (value is JsonObject variable)
                    member.Property.SetValue(activity, VariableReader.ReadOne(variable, node.Id + ":variable"));
            }
            else
            {
                // An expression object where a plain value belongs: take its literal.
                var literal = value is JsonObject wrapped && wrapped["expression"] is JsonObject expression ? expression["value"] : value;
                member.Property.SetValue(activity, ValueConverter.Convert(PlainValue.From(literal), member.Property.PropertyType));
            }
            if (value is JsonValue || member.Property.PropertyType == typeof(Variable))
                plain.Add(new(member.Name, value.ToJsonString(PlainValue.Json)));
        }
        catch (ValueConversionException e)
        {
            Issues.Add(new ValidationIssue("input.bad-value", $"输入“{member.JsonName}”的值无效：{e.Message}", $"The value of '{member.JsonName}' is not valid: {e.Message}", $"{node.NodeId}/{member.JsonName}"));
        }
    }

    private GraphNode NewNode(string id, string? name, string type, int version, GraphNode? parent, ActivityBlueprint blueprint)
    {
        var node = new GraphNode(nodes.Count, id, name, type, version, parent, blueprint);
        if (!placeOfId.TryAdd(id, node.NodeId))
            Issues.Add(new ValidationIssue("activity.duplicate-id", $"步骤标识“{id}”重复：“{placeOfId[id]}”与“{node.NodeId}”。", $"The activity id '{id}' is used twice: at '{placeOfId[id]}' and at '{node.NodeId}'.", node.NodeId));
        nodes.Add(node);
        return node;
    }

    private static void Attach(GraphNode node, Activity activity)
    {
        node.Activity = activity;
        activity.Node = node;
    }

    // The index counts the whole parse, so two unnamed siblings cannot meet.
    private string IdOf(JsonObject json, string type, GraphNode parent)
    {
        if (json.Text("id") is { } id)
            return id;
        var shortName = type[(type.LastIndexOf('.') + 1)..];
        generated[shortName] = generated.GetValueOrDefault(shortName) + 1;
        var made = string.Create(CultureInfo.InvariantCulture, $"{shortName}{generated[shortName]}");
        Issues.Add(new ValidationIssue("activity.no-id", $"“{parent.NodeId}”中有步骤没有标识，已命名为“{made}”。", $"An activity in '{parent.NodeId}' has no id and was named '{made}'.", parent.NodeId + ":" + made, IssueSeverity.Warning));
        return made;
    }

    private static JsonObject? Original(JsonObject notFound)
    {
        if (notFound.Text("originalActivityJson") is not { } text)
            return null;
        try
        {
            return JsonNode.Parse(text) is JsonObject original && original.Text("type") is not null ? original : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

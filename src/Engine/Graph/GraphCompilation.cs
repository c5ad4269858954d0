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
    private readonly Dictionary<GraphNode, List<GraphNode>> childrenOf = [];
    private readonly ChildDefinitions children;
    private readonly EngineOptions options;
    private Dictionary<string, string> placeOfId = new(StringComparer.Ordinal);
    private string? scope;
    private JournalScope journal;
    private bool asksForOutputs;
    private readonly Dictionary<string, int> generated = new(StringComparer.Ordinal);

    public GraphCompilation(DefinitionHeader header, ActivityRegistry registry, EngineOptions options, ChildDefinitions children)
    {
        Header = header;
        this.registry = registry;
        this.options = options;
        this.children = children;
        Expressions = new ExpressionCompiler(header, options, Issues);
        journal = JournalScope.Of(header.CustomProperties, JournalScope.Everything, Expressions, "Workflow1");
    }

    /// <summary>The definition whose steps are being compiled: the outermost, or one that stands in it as a step.</summary>
    public DefinitionHeader Header { get; private set; }
    public List<ValidationIssue> Issues { get; } = [];
    public ExpressionCompiler Expressions { get; private set; }

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
        return new WorkflowGraph(Header, [.. nodes.DistinctBy(n => n.NodeId)], asksForOutputs || Expressions.AsksForOutputs, children.Pins);
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
        if (blueprint is null && CompileWorkflow(json, type, version, parent) is { } workflow)
            return workflow;
        if (blueprint is null)
            Issues.Add(new ValidationIssue("activity.unknown-type", $"未知的步骤类型“{type}”。", $"Unknown activity type '{type}'.", parent.NodeId + ":" + (json.Text("id") ?? type)));
        blueprint ??= registry.NotFound;
        var node = NewNode(IdOf(json, type, parent), json.Text("name"), type, version, parent, blueprint);
        ReadCustomProperties(node, json);
        node.Variables = json["variables"] is JsonArray ? VariableReader.Read(json["variables"], node.Id) : [];
        var activity = blueprint.Create();
        Attach(node, activity);
        Bind(node, activity, json);
        activity.OnCompiled(new ActivityBinding(this, node, json));
        node.Children = childrenOf.GetValueOrDefault(node) ?? [];
        return node;
    }

    private void ReadCustomProperties(GraphNode node, JsonObject json)
    {
        var customProperties = json["customProperties"] as JsonObject;
        node.CanStartWorkflow = (customProperties?.Flag("canStartWorkflow") ?? false) || json.Flag("canStartWorkflow");
        node.IsLegalAct = customProperties?.Flag("legalAct") ?? false;
        node.RunsInBackground = node.Blueprint.Attribute.Kind switch
        {
            ActivityKind.Job => true,
            ActivityKind.Task => (customProperties?.Flag("runAsynchronously") ?? false) || json.Flag("runAsynchronously"),
            _ => false,
        };
        node.MergeMode = customProperties?.Text("mergeMode");
        node.Journal = JournalScope.Of(customProperties, journal, Expressions, node.NodeId);
    }

    /// <summary>A step that is a workflow: its own steps are compiled below it, in the terms of its own definition.</summary>
    private GraphNode? CompileWorkflow(JsonObject json, string type, int version, GraphNode parent)
    {
        var reference = ChildReference.Of(json);
        if (children.CircleOf(reference) is { } circle)
            Issues.Add(new ValidationIssue("definition.cyclic-reference", $"流程互相包含形成循环：{circle}。", $"The workflows contain each other in a circle: {circle}.", parent.NodeId + ":" + (json.Text("id") ?? type)));
        if (children.Find(reference) is not { } child)
            return null;
        var node = NewNode(IdOf(json, type, parent), json.Text("name"), type, version, parent, registry.WorkflowAsActivity);
        ReadCustomProperties(node, json);
        var declared = child.Header.Inputs.Select(input => new Variable { Id = input.Name, Name = input.Name, TypeName = input.TypeName, IsArray = input.IsArray }).ToList();
        node.Variables = [.. declared, .. child.Header.Variables.Where(variable => declared.TrueForAll(input => input.Name != variable.Name))];
        var activity = (Activities.WorkflowDefinitionActivity)registry.WorkflowAsActivity.Create();
        Attach(node, activity);
        var arguments = declared.Select((variable, slot) => (Given: (Input)ArgumentOf(json, variable, slot, node), Declared: variable)).ToList();
        node.Inputs = [.. arguments.Select(argument => argument.Given)];
        node.Outputs = [.. child.Header.Outputs.Select(output => new Output<object?> { Name = output.Name, MemoryReference = (Member(json, output.Name) as JsonObject)?["memoryReference"] is JsonObject bound ? bound.Text("id") : null })];

        var outer = (Header, Expressions, placeOfId, scope, journal);
        (Header, Expressions, placeOfId, scope) = (child.Header, new ExpressionCompiler(child.Header, options, Issues), new(StringComparer.Ordinal), node.NodeId);
        journal = JournalScope.Of(child.Header.CustomProperties, journal, Expressions, node.NodeId);
        var body = CompileChild(child.Root, node, "root");
        asksForOutputs |= Expressions.AsksForOutputs;
        (Header, Expressions, placeOfId, scope, journal) = outer;
        activity.Bind(child.Header, arguments, body?.Activity);
        node.Children = body is null ? [] : [body];
        return node;
    }

    private Input<object?> ArgumentOf(JsonObject json, Variable declared, int slot, GraphNode node)
    {
        var place = $"{node.NodeId}/{declared.Name}";
        return new Input<object?>
        {
            Name = declared.Name,
            Slot = slot,
            Expression = Member(json, declared.Name) switch
            {
                null => null,
                JsonObject other when !other.ContainsKey("expression") && !other.ContainsKey("typeName") => Expressions.Literal(other, declared.ValueType, place),
                { } given => Given(given, declared.ValueType, place, isLenient: true),
            },
        };
    }

    /// <summary>What an input is given: a bare scalar is a literal; an object that names no type is no input, as in Elsa.</summary>
    private CompiledExpression? Given(JsonNode value, Type target, string place, bool isLenient)
    {
        if (value is not JsonObject wrapped)
            return Expressions.Literal(value, target, place, isLenient);
        if (wrapped.ContainsKey("typeName"))
            return Expressions.Compile(wrapped["expression"] as JsonObject, target, place, isLenient);
        if (wrapped.ContainsKey("expression"))
            Issues.Add(new ValidationIssue("input.no-type-name", "输入没有“typeName”，因而没有值。", "The input has no \"typeName\" and therefore no value.", place, IssueSeverity.Warning));
        return null;
    }

    /// <summary>The member by its camel-cased name, as the designer writes it, else by its own.</summary>
    private static JsonNode? Member(JsonObject json, string name) => json[JsonNamingPolicy.CamelCase.ConvertName(name)] ?? json[name];

    private void Bind(GraphNode node, Activity activity, JsonObject json)
    {
        var inputs = new List<Input>();
        var outputs = new List<Output>();
        var plain = new List<KeyValuePair<string, string>>();
        foreach (var member in node.Blueprint.Members)
        {
            var value = Member(json, member.Name);
            switch (member.Kind)
            {
                case MemberKind.WrappedInput:
                    var input = (Input?)member.Property.GetValue(activity);
                    var expression = value is null ? null : Given(value, member.ValueType, $"{node.NodeId}/{member.JsonName}", isLenient: node.Blueprint.IsBuiltIn);
                    // A flag that is named and given nothing is off, whatever it is when it is not named.
                    if (expression is not null || (input is Input<bool> && node.Blueprint.IsBuiltIn && json.ContainsKey(member.JsonName)))
                    {
                        input = (Input)Activator.CreateInstance(member.Property.PropertyType)!;
                        input.Expression = expression;
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
        var node = new GraphNode(nodes.Count, id, name, type, version, parent, blueprint, scope);
        if (!placeOfId.TryAdd(id, node.NodeId))
            Issues.Add(new ValidationIssue("activity.duplicate-id", $"步骤标识“{id}”重复：“{placeOfId[id]}”与“{node.NodeId}”。", $"The activity id '{id}' is used twice: at '{placeOfId[id]}' and at '{node.NodeId}'.", node.NodeId));
        nodes.Add(node);
        if (parent is not null)
        {
            if (!childrenOf.TryGetValue(parent, out var siblings))
                childrenOf.Add(parent, siblings = []);
            siblings.Add(node);
        }
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

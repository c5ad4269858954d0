using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Orchestrator.Engine.Activities;
using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.State;

/// <summary>Renders an instance as Elsa's <c>workflowState</c>, which the designer's viewer reads. Members without a value are left out, as Elsa does.</summary>
public sealed class InstanceStateProjector(EngineOptions options, TimeProvider clock, IServiceProvider services)
{
    /// <summary>The <c>workflowState</c> of an instance.</summary>
    public JsonObject Project(WorkflowInstance instance, WorkflowGraph graph)
    {
        var workflow = Load(instance, graph);
        var contexts = new List<ActivityExecutionContext>();
        if (workflow.Root is { } root)
            Collect(root, contexts);
        // Elsa lists the latest execution first and the workflow itself last.
        contexts.Reverse();
        var state = new JsonObject
        {
            ["id"] = instance.Id,
            ["definitionId"] = instance.DefinitionId,
            ["definitionVersionId"] = instance.DefinitionVersionId,
            ["definitionVersion"] = instance.DefinitionVersion,
        };
        Put(state, "parentWorkflowInstanceId", instance.ParentInstanceId);
        Put(state, "correlationId", instance.CorrelationId);
        Put(state, "name", instance.Name);
        state["status"] = instance.Status.ToString();
        state["subStatus"] = instance.SubStatus.ToString();
        state["isExecuting"] = false;
        state["bookmarks"] = new JsonArray([.. workflow.Bookmarks.Select(b => BookmarkOf(b, workflow))]);
        state["incidents"] = new JsonArray([.. workflow.IncidentList.Select(i => JsonSerializer.SerializeToNode(i with { Inputs = null }, PlainValue.Json))]);
        state["isSystem"] = instance.IsSystem;
        state["completionCallbacks"] = new JsonArray([.. contexts.Where(c => c.ParentActivityExecutionContext is not null && c.Status == ActivityStatus.Running).Select(CallbackOf)]);
        state["activityExecutionContexts"] = new JsonArray([.. contexts.Select(ContextOf)]);
        state["scheduledActivities"] = new JsonArray();
        state["executionLogSequence"] = workflow.JournalSequence;
        state["input"] = Node(workflow.Input);
        state["output"] = Node(workflow.Output);
        state["properties"] = Node(workflow.Properties);
        state["createdAt"] = instance.CreatedAt;
        state["updatedAt"] = instance.UpdatedAt;
        if (instance.FinishedAt is { } finished)
            state["finishedAt"] = finished;
        return state;
    }

    /// <summary>The workflow's variables with their present values.</summary>
    public IReadOnlyList<VariableView> Variables(WorkflowInstance instance, WorkflowGraph graph)
    {
        var workflow = Load(instance, graph);
        return [.. graph.Header.Variables.Select(v => new VariableView(v.Id, v.Name, workflow.Root?.GetVariable(v.Id) ?? (workflow.Root is null ? v.DefaultValue : null)))];
    }

    /// <summary>The incidents of an instance, with the inputs of the faulted steps.</summary>
    public IReadOnlyList<Incident> Incidents(WorkflowInstance instance, WorkflowGraph graph) => Load(instance, graph).IncidentList;

    private WorkflowExecutionContext Load(WorkflowInstance instance, WorkflowGraph graph)
    {
        var workflow = new WorkflowExecutionContext(instance, graph, new BurstEnvironment(services, clock, options, [], [], NullLogger.Instance), CancellationToken.None);
        StateReader.Read(instance.State, workflow);
        return workflow;
    }

    private static void Collect(ActivityExecutionContext context, List<ActivityExecutionContext> into)
    {
        into.Add(context);
        foreach (var child in context.Children)
            Collect(child, into);
    }

    private static JsonObject BookmarkOf(Bookmark bookmark, WorkflowExecutionContext workflow)
    {
        var node = workflow.FindExecution(bookmark.ActivityInstanceId)?.Node;
        var json = new JsonObject { ["id"] = bookmark.Id, ["name"] = bookmark.Name, ["hash"] = bookmark.Hash };
        if (bookmark.Payload is { } payload)
            json["payload"] = JsonNode.Parse(payload);
        json["activityId"] = node?.Id;
        json["activityNodeId"] = node?.NodeId;
        json["activityInstanceId"] = bookmark.ActivityInstanceId;
        json["createdAt"] = bookmark.CreatedAt;
        json["autoBurn"] = bookmark.AutoBurn;
        Put(json, "callbackMethodName", bookmark.Continuation);
        json["autoComplete"] = bookmark.AutoComplete;
        if (bookmark.DueAt is { } due)
            json["metadata"] = new JsonObject { ["dueAt"] = due.ToString("O") };
        return json;
    }

    private static JsonObject CallbackOf(ActivityExecutionContext context) => new()
    {
        ["ownerInstanceId"] = context.ParentActivityExecutionContext!.Id,
        ["childNodeId"] = context.Node.NodeId,
        ["methodName"] = context.CompletionContinuation ?? "OnChildCompletedAsync",
    };

    private static JsonObject ContextOf(ActivityExecutionContext context)
    {
        var json = new JsonObject { ["id"] = context.Id, ["callStackDepth"] = context.CallStackDepth };
        if (context.ParentActivityExecutionContext is { } parent)
            json["parentContextId"] = parent.Id;
        json["scheduledActivityNodeId"] = context.Node.NodeId;
        if (context.Node.Parent is { } owner)
            json["ownerActivityNodeId"] = owner.NodeId;
        json["properties"] = PropertiesOf(context);
        json["metadata"] = new JsonObject();
        json["activityState"] = context.StoredInputs is { } inputs ? JsonNode.Parse(inputs) : new JsonObject();
        json["dynamicVariables"] = new JsonArray([.. (context.DynamicVariables ?? []).Select(v => new JsonObject { ["id"] = v.Key, ["name"] = v.Key, ["value"] = Node(v.Value) })]);
        json["status"] = context.Status.ToString();
        json["isExecuting"] = false;
        json["faultCount"] = context.AggregateFaultCount;
        json["startedAt"] = context.StartedAt;
        if (context.CompletedAt is { } completed)
            json["completedAt"] = completed;
        Put(json, "tag", context.Tag);
        return json;
    }

    private static JsonObject PropertiesOf(ActivityExecutionContext context)
    {
        var properties = context.PropertiesOrNull is { } own ? (JsonObject)Node(own)! : [];
        if (context.Variables is { Count: > 0 } variables)
            properties["Variables"] = Node(variables);
        if (context is { Memory: FlowMemory memory, Activity: Flowchart flowchart })
            properties["FlowScope"] = ScopeOf(flowchart, memory);
        return properties;
    }

    private static JsonObject ScopeOf(Flowchart flowchart, FlowMemory memory)
    {
        var (activities, passed, followed) = (new JsonObject(), new JsonObject(), new JsonObject());
        for (var i = 0; i < flowchart.Steps.Count; i++)
        {
            if (memory.Visits(i) > 0)
                activities[flowchart.Steps[i].Id] = memory.Visits(i);
        }
        for (var i = 0; i < flowchart.Connections.Count; i++)
        {
            if (memory.ConnectionVisits(i) == 0)
                continue;
            var connection = flowchart.Connections[i];
            var key = $"{flowchart.Steps[connection.Source].Id}:{connection.Port}->{flowchart.Steps[connection.Target].Id}:{connection.TargetPort}";
            passed[key] = memory.ConnectionVisits(i);
            followed[key] = memory.WasFollowed(i);
        }
        return new JsonObject { ["activitiesVisitCount"] = activities, ["connectionVisitCount"] = passed, ["connectionLastVisitFollowed"] = followed };
    }

    private static JsonNode? Node(object? value) => JsonNode.Parse(PlainValue.ToJson(value));

    private static void Put(JsonObject json, string name, string? value)
    {
        if (value is not null)
            json[name] = value;
    }
}

/// <summary>A variable of an instance as it is shown.</summary>
public sealed record VariableView(string Id, string Name, object? Value);

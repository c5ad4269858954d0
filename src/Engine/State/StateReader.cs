using System.Text.Json;
using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.State;

/// <summary>Restores an instance from its state document.</summary>
internal static class StateReader
{
    /// <exception cref="StateFormatException">The document was written by a later version of the engine, or is damaged.</exception>
    public static void Read(string json, WorkflowExecutionContext workflow)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
            Read(document.RootElement, workflow);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw new StateFormatException(workflow.Id, e);
        }
    }

    /// <summary>The versions of the workflows that the instance uses as steps; null when the document names none or cannot be read.</summary>
    public static Dictionary<string, string>? ChildVersionsOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
            return document.RootElement.TryGetProperty("children", out var children) ? children.Deserialize<Dictionary<string, string>>() : null;
        }
        catch (JsonException)
        {
            // Reading the whole document will say what is wrong with it.
            return null;
        }
    }

    private static void Read(JsonElement state, WorkflowExecutionContext workflow)
    {
        if (state.GetProperty("v").GetInt32() > StateWriter.FormatVersion)
            throw new FormatException($"state format {state.GetProperty("v")} is newer than {StateWriter.FormatVersion}");
        workflow.JournalSequence = state.GetProperty("seq").GetInt64();
        workflow.BookmarkCounter = state.GetProperty("bookmarkCounter").GetInt32();
        workflow.TriggerNodeId = Text(state, "trigger");
        workflow.IsParentTold = state.TryGetProperty("parentTold", out _);
        workflow.Input = Map(state, "input") ?? [];
        workflow.Output = Map(state, "output") ?? [];
        workflow.Properties = Map(state, "properties") ?? [];
        if (state.TryGetProperty("activityOutputs", out var outputs))
        {
            foreach (var activity in outputs.EnumerateObject().Reverse())
                workflow.ActivityOutputs[activity.Name] = (Dictionary<string, object?>)PlainValue.FromElement(activity.Value)!;
            workflow.LastResult = state.TryGetProperty("lastResult", out var last) ? PlainValue.FromElement(last) : null;
        }
        if (state.TryGetProperty("incidents", out var incidents))
            workflow.IncidentList.AddRange(incidents.Deserialize<List<Incident>>(PlainValue.Json)!);
        ReadContexts(state, workflow);
        if (state.TryGetProperty("bookmarks", out var bookmarks))
        {
            foreach (var bookmark in bookmarks.EnumerateArray())
                workflow.RestoreBookmark(ReadBookmark(bookmark));
        }
    }

    private static void ReadContexts(JsonElement state, WorkflowExecutionContext workflow)
    {
        var contexts = new List<ActivityExecutionContext?>();
        foreach (var item in state.GetProperty("contexts").EnumerateArray())
        {
            var parent = item.TryGetProperty("parent", out var p) ? contexts[p.GetInt32()] : null;
            var node = workflow.Graph.FindNode(item.GetProperty("node").GetString()!);
            // A step that the definition no longer has is dropped with all below it; migration maps ids beforehand.
            if (node is null || (parent is null && contexts.Count > 0))
            {
                contexts.Add(null);
                continue;
            }
            var context = new ActivityExecutionContext(workflow, node, parent, item.GetProperty("id").GetString()!, item.GetProperty("started").GetDateTimeOffset())
            {
                Tag = Text(item, "tag"),
                CallStackDepth = item.TryGetProperty("depth", out var depth) ? depth.GetInt32() : 0,
                SchedulingExecutionId = Text(item, "by"),
                SchedulingActivityId = Text(item, "byActivity"),
                CompletionContinuation = Text(item, "then"),
                ViaBackwardConnection = item.TryGetProperty("backward", out _),
                Status = Enum.Parse<ActivityStatus>(item.GetProperty("status").GetString()!),
                CompletedAt = item.TryGetProperty("completed", out var completed) ? completed.GetDateTimeOffset() : null,
                AggregateFaultCount = item.TryGetProperty("faults", out var faults) ? faults.GetInt32() : 0,
                StoredInputs = item.TryGetProperty("inputs", out var inputs) ? inputs.GetRawText() : null,
                Variables = Typed(item, "variables"),
                DynamicVariables = Typed(item, "dynamic"),
                PropertiesOrNull = Map(item, "properties"),
                OutputValues = Map(item, "outputs"),
                Exception = item.TryGetProperty("exception", out var exception) ? exception.Deserialize<ExceptionState>(PlainValue.Json) : null,
                Retry = item.TryGetProperty("retry", out var retry)
                    ? new RetryPoint(retry.TryGetProperty("bookmark", out var b) ? ReadBookmark(b) : null, Map(retry, "input") ?? [])
                    : null,
            };
            if (item.TryGetProperty("memory", out var memory) && node.Activity is IRemembers remembers)
                context.Memory = remembers.Read(memory);
            if (parent is null)
                workflow.Root = context;
            else
                parent.AddChild(context);
            contexts.Add(context);
        }
    }

    private static Bookmark ReadBookmark(JsonElement item) => new()
    {
        Id = item.GetProperty("id").GetString()!,
        Name = item.GetProperty("name").GetString()!,
        Hash = item.GetProperty("hash").GetString()!,
        Payload = item.TryGetProperty("payload", out var payload) ? payload.GetRawText() : null,
        ActivityInstanceId = item.GetProperty("execution").GetString()!,
        CreatedAt = item.GetProperty("created").GetDateTimeOffset(),
        DueAt = item.TryGetProperty("due", out var due) ? due.GetDateTimeOffset() : null,
        AutoBurn = !item.TryGetProperty("autoBurn", out _),
        AutoComplete = !item.TryGetProperty("autoComplete", out _),
        Continuation = Text(item, "then"),
        Outcomes = item.TryGetProperty("outcomes", out var outcomes) ? [.. outcomes.EnumerateArray().Select(o => o.GetString()!)] : [],
    };

    private static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static Dictionary<string, object?>? Map(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) ? (Dictionary<string, object?>)PlainValue.FromElement(value)! : null;

    private static Dictionary<string, object?>? Typed(JsonElement item, string name)
    {
        var values = Map(item, name);
        if (values is not null && item.TryGetProperty(name + "Types", out var types))
        {
            foreach (var type in types.EnumerateObject())
            {
                // An exact decimal is read from its digits, not through a double.
                object? stored = type.Value.GetString() == "Decimal" ? item.GetProperty(name).GetProperty(type.Name).GetRawText() : values[type.Name];
                values[type.Name] = PlainValue.From(ValueConverter.Convert(stored, TypeAliases.Resolve(type.Value.GetString())!));
            }
        }
        return values;
    }
}

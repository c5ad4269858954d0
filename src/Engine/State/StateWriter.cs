using System.Buffers;
using System.Text;
using System.Text.Json;
using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.State;

/// <summary>
/// Writes the state document: only what the graph cannot tell. Members that are at their default are left out; readers pass over members they do not know.
/// What hardly ever changes stands last: of a row that is changed, PostgreSQL logs from the first byte that differs to the last.
/// </summary>
internal static class StateWriter
{
    public const int FormatVersion = 1;

    public static string Write(WorkflowExecutionContext workflow)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, PlainValue.Writer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("seq", workflow.JournalSequence);
            writer.WriteNumber("bookmarkCounter", workflow.BookmarkCounter);
            WriteBookmarks(writer, workflow);
            WriteIncidents(writer, workflow);
            writer.WriteStartArray("contexts");
            if (workflow.Root is { } root)
                WriteContext(writer, root, parent: -1, counter: new Counter());
            writer.WriteEndArray();
            WriteOutputs(writer, workflow);
            WriteMap(writer, "output", workflow.Output);
            WriteMap(writer, "properties", workflow.Properties);
            WriteMap(writer, "input", workflow.Input);
            if (workflow.Graph.ChildVersions.Count > 0)
                WriteMap(writer, "children", workflow.Graph.ChildVersions.Select(child => KeyValuePair.Create(child.Key, (object?)child.Value)));
            if (workflow.IsParentTold)
                writer.WriteBoolean("parentTold", true);
            if (workflow.TriggerNodeId is { } trigger)
                writer.WriteString("trigger", trigger);
            writer.WriteNumber("v", FormatVersion);
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private sealed class Counter
    {
        public int Next { get; set; }
    }

    private static void WriteContext(Utf8JsonWriter writer, ActivityExecutionContext context, int parent, Counter counter)
    {
        var index = counter.Next++;
        writer.WriteStartObject();
        writer.WriteString("id", context.Id);
        writer.WriteString("node", context.Node.NodeId);
        writer.WriteString("started", context.StartedAt);
        if (context.CompletedAt is { } completed)
            writer.WriteString("completed", completed);
        if (context.CallStackDepth > 0)
            writer.WriteNumber("depth", context.CallStackDepth);
        WriteText(writer, "by", context.SchedulingExecutionId);
        WriteText(writer, "byActivity", context.SchedulingActivityId);
        WriteText(writer, "tag", context.Tag);
        if (context.ViaBackwardConnection)
            writer.WriteBoolean("backward", true);
        if (context.AggregateFaultCount > 0)
            writer.WriteNumber("faults", context.AggregateFaultCount);
        if (context.Memory is { } memory)
        {
            writer.WritePropertyName("memory");
            memory.Write(writer);
        }
        if (context.PropertiesOrNull is { Count: > 0 } properties)
            WriteMap(writer, "properties", properties);
        if (context.OutputValues is { } outputs)
            WriteMap(writer, "outputs", outputs);
        if (context.Exception is { } exception)
        {
            writer.WritePropertyName("exception");
            JsonSerializer.Serialize(writer, exception, PlainValue.Json);
        }
        if (context.Retry is { } retry)
        {
            writer.WriteStartObject("retry");
            if (retry.Bookmark is { } bookmark)
            {
                writer.WritePropertyName("bookmark");
                WriteBookmark(writer, bookmark);
            }
            WriteMap(writer, "input", retry.Input);
            writer.WriteEndObject();
        }
        if (BurstRecorder.InputsOf(context) is { } inputs)
        {
            writer.WritePropertyName("inputs");
            writer.WriteRawValue(inputs, skipInputValidation: true);
        }
        WriteTyped(writer, "variables", context.Variables);
        WriteTyped(writer, "dynamic", context.DynamicVariables);
        WriteText(writer, "then", context.CompletionContinuation);
        if (parent >= 0)
            writer.WriteNumber("parent", parent);
        writer.WriteString("status", context.Status.ToString());
        writer.WriteEndObject();
        foreach (var child in context.Children)
            WriteContext(writer, child, index, counter);
    }

    private static void WriteOutputs(Utf8JsonWriter writer, WorkflowExecutionContext workflow)
    {
        if (workflow.ActivityOutputs.Count == 0)
            return;
        writer.WritePropertyName("lastResult");
        PlainValue.Write(writer, workflow.LastResult);
        // The latest first, so that those of earlier bursts end the document as before.
        writer.WriteStartObject("activityOutputs");
        foreach (var (id, outputs) in workflow.ActivityOutputs.Reverse())
            WriteMap(writer, id, outputs);
        writer.WriteEndObject();
    }

    private static void WriteIncidents(Utf8JsonWriter writer, WorkflowExecutionContext workflow)
    {
        if (workflow.IncidentList.Count == 0)
            return;
        writer.WritePropertyName("incidents");
        JsonSerializer.Serialize(writer, workflow.IncidentList, PlainValue.Json);
    }

    private static void WriteBookmarks(Utf8JsonWriter writer, WorkflowExecutionContext workflow)
    {
        if (workflow.Bookmarks.Count == 0)
            return;
        writer.WriteStartArray("bookmarks");
        foreach (var bookmark in workflow.Bookmarks)
            WriteBookmark(writer, bookmark);
        writer.WriteEndArray();
    }

    private static void WriteBookmark(Utf8JsonWriter writer, Bookmark bookmark)
    {
        writer.WriteStartObject();
        writer.WriteString("id", bookmark.Id);
        writer.WriteString("name", bookmark.Name);
        writer.WriteString("hash", bookmark.Hash);
        if (bookmark.Payload is { } payload)
        {
            writer.WritePropertyName("payload");
            writer.WriteRawValue(payload, skipInputValidation: true);
        }
        writer.WriteString("execution", bookmark.ActivityInstanceId);
        writer.WriteString("created", bookmark.CreatedAt);
        if (bookmark.DueAt is { } due)
            writer.WriteString("due", due);
        if (!bookmark.AutoBurn)
            writer.WriteBoolean("autoBurn", false);
        if (!bookmark.AutoComplete)
            writer.WriteBoolean("autoComplete", false);
        WriteText(writer, "then", bookmark.Continuation);
        if (bookmark.Outcomes.Count > 0)
        {
            writer.WriteStartArray("outcomes");
            foreach (var outcome in bookmark.Outcomes)
                writer.WriteStringValue(outcome);
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }

    private static void WriteMap(Utf8JsonWriter writer, string name, IEnumerable<KeyValuePair<string, object?>> map)
    {
        if (!map.Any())
            return;
        writer.WriteStartObject(name);
        foreach (var (key, value) in map)
        {
            writer.WritePropertyName(key);
            PlainValue.Write(writer, value is null or string or bool or long or double ? value : PlainValue.From(value));
        }
        writer.WriteEndObject();
    }

    // JSON has no word for an instant, a duration, a GUID, bytes or an exact decimal: those are named beside the values.
    private static void WriteTyped(Utf8JsonWriter writer, string name, Dictionary<string, object?>? values)
    {
        if (values is not { Count: > 0 })
            return;
        WriteMap(writer, name, values);
        var isOpen = false;
        foreach (var (key, value) in values)
        {
            if (value is not (DateTimeOffset or DateTime or TimeSpan or Guid or byte[] or decimal))
                continue;
            if (!isOpen)
                writer.WriteStartObject(name + "Types");
            isOpen = true;
            writer.WriteString(key, TypeAliases.NameOf(value.GetType()));
        }
        if (isOpen)
            writer.WriteEndObject();
    }
}

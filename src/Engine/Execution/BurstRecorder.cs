using System.Buffers;
using System.Text;
using System.Text.Json;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Execution;

/// <summary>Collects what a burst must write: journal lines, executions, bookmarks, queued work.</summary>
internal sealed class BurstRecorder(WorkflowExecutionContext workflow)
{
    private readonly List<JournalRecord> journal = [];
    private readonly List<ActivityExecutionContext> touched = [];
    private readonly Dictionary<string, StoredBookmark> added = new(StringComparer.Ordinal);
    private readonly List<string> removed = [];
    private readonly Dictionary<string, StoredBookmark> moved = new(StringComparer.Ordinal);

    public List<QueuedStimulus> Queued { get; } = [];
    /// <summary>True when the instance comes from a fault, which has already taken its bookmarks' rows away.</summary>
    public bool RowsAreGone { get; set; }
    /// <summary>True when a faulted instance has been repaired and hears again.</summary>
    public bool RowsAreRestored { get; private set; }
    /// <summary>True when an incident was opened, settled or moved.</summary>
    public bool IncidentsChanged { get; set; }
    public IReadOnlyList<JournalRecord> Journal => journal;

    public void Log(ActivityExecutionContext context, string eventName, string? message = null, string? payload = null) => journal.Add(new JournalRecord
    {
        Id = workflow.NextId(),
        InstanceId = workflow.Id,
        ActivityInstanceId = context.Id,
        ParentActivityInstanceId = context.ParentActivityExecutionContext?.Id,
        ActivityId = context.Node.Id,
        ActivityType = context.Node.Type,
        ActivityTypeVersion = context.Node.Version,
        ActivityName = context.Node.Name,
        NodeId = context.Node.NodeId,
        Timestamp = workflow.Clock.GetUtcNow(),
        Sequence = workflow.JournalSequence++,
        EventName = eventName,
        Message = message,
        Payload = payload,
    });

    public void Touch(ActivityExecutionContext context)
    {
        if (context.IsTouched)
            return;
        context.IsTouched = true;
        touched.Add(context);
    }

    public void BookmarkAdded(Bookmark bookmark, ActivityExecutionContext context)
    {
        Touch(context);
        added.Add(bookmark.Id, ToStored(bookmark, context));
    }

    public void BookmarkRemoved(Bookmark bookmark)
    {
        moved.Remove(bookmark.Id);
        if (!added.Remove(bookmark.Id) && !RowsAreGone)
            removed.Add(bookmark.Id);
        if (workflow.FindExecution(bookmark.ActivityInstanceId) is { } context)
            Touch(context);
    }

    /// <summary>The bookmark waits as before, but its step stands elsewhere now.</summary>
    public void BookmarkMoved(Bookmark bookmark, ActivityExecutionContext context)
    {
        if (!RowsAreGone)
            moved[bookmark.Id] = ToStored(bookmark, context);
    }

    /// <summary>Takes the bookmarks' rows away while the state keeps them: nothing may wake a faulted instance but a person.</summary>
    public void WithdrawRows()
    {
        moved.Clear();
        foreach (var bookmark in workflow.Bookmarks)
        {
            if (!added.Remove(bookmark.Id) && !RowsAreGone)
                removed.Add(bookmark.Id);
        }
    }

    /// <summary>Writes the rows of all open bookmarks again, after a faulted instance went on.</summary>
    public void RestoreRows()
    {
        RowsAreRestored = true;
        foreach (var bookmark in workflow.Bookmarks)
        {
            if (workflow.FindExecution(bookmark.ActivityInstanceId) is { } context)
                added[bookmark.Id] = ToStored(bookmark, context);
        }
    }

    /// <summary>Moves the open bookmarks to the instance's new correlation id.</summary>
    public void Recorrelate()
    {
        foreach (var bookmark in workflow.Bookmarks)
        {
            if (workflow.FindExecution(bookmark.ActivityInstanceId) is not { } context)
                continue;
            if (added.ContainsKey(bookmark.Id))
                added[bookmark.Id] = ToStored(bookmark, context);
            else
                BookmarkMoved(bookmark, context);
        }
    }

    public BurstChanges ToChanges(bool isNewInstance)
    {
        var started = new List<ActivityExecution>(touched.Count);
        var changed = new List<ActivityExecution>();
        foreach (var context in touched)
            (context.IsNew ? started : changed).Add(ToRecord(context));
        return new BurstChanges
        {
            Instance = workflow.Instance,
            IsNewInstance = isNewInstance,
            BookmarksAdded = [.. added.Values],
            BookmarksRemoved = removed,
            BookmarksMoved = [.. moved.Values],
            Journal = journal,
            ExecutionsStarted = started,
            ExecutionsChanged = changed,
            OpenIncidents = IncidentsChanged || (workflow.IncidentList.Count > 0 && IsOver) ? [.. OpenIncidents()] : null,
            Queued = Queued,
        };
    }

    private bool IsOver => workflow.Instance is { Status: WorkflowStatus.Finished, SubStatus: not WorkflowSubStatus.Faulted };

    // What was cancelled or has ended all the same is held up by nothing.
    private IEnumerable<StoredIncident> OpenIncidents() => IsOver ? [] : workflow.IncidentList.DistinctBy(i => i.ActivityInstanceId).Select(incident => new StoredIncident
    {
        Id = incident.ActivityInstanceId,
        InstanceId = workflow.Id,
        DefinitionId = workflow.DefinitionId,
        DefinitionVersionId = workflow.DefinitionVersionId,
        DefinitionVersion = workflow.DefinitionVersion,
        ActivityId = incident.ActivityId,
        ActivityNodeId = incident.ActivityNodeId,
        ActivityType = incident.ActivityType,
        ActivityName = workflow.Graph.FindNode(incident.ActivityNodeId)?.Name,
        Message = incident.Message.Length <= StoredIncident.MaxMessage ? incident.Message : incident.Message[..StoredIncident.MaxMessage],
        ExceptionType = incident.Exception?.Type,
        CorrelationId = workflow.CorrelationId,
        At = incident.Timestamp,
    });

    private StoredBookmark ToStored(Bookmark bookmark, ActivityExecutionContext context) => new()
    {
        Id = bookmark.Id,
        InstanceId = workflow.Id,
        Name = bookmark.Name,
        Hash = bookmark.Hash,
        ActivityId = context.Node.Id,
        ActivityNodeId = context.Node.NodeId,
        ActivityInstanceId = context.Id,
        CorrelationId = workflow.CorrelationId,
        Payload = bookmark.Payload,
        CreatedAt = bookmark.CreatedAt,
        DueAt = bookmark.DueAt,
    };

    private ActivityExecution ToRecord(ActivityExecutionContext context) => new()
    {
        Id = context.Id,
        InstanceId = workflow.Id,
        ActivityId = context.Node.Id,
        NodeId = context.Node.NodeId,
        ActivityType = context.Node.Type,
        ActivityTypeVersion = context.Node.Version,
        ActivityName = context.Node.Name,
        Status = context.Status,
        HasBookmarks = context.HasBookmarks,
        AggregateFaultCount = context.AggregateFaultCount,
        CallStackDepth = context.CallStackDepth,
        SchedulingExecutionId = context.SchedulingExecutionId,
        SchedulingActivityId = context.SchedulingActivityId,
        StartedAt = context.StartedAt,
        CompletedAt = context.CompletedAt,
        Inputs = InputsOf(context, context.Node.Journal),
        Outputs = OutputsOf(context),
        Payload = context.Status == ActivityStatus.Completed && !ReferenceEquals(context.Outcomes, ActivityExecutionContext.DoneOutcome)
            ? PlainValue.ToJson(new Dictionary<string, object?> { ["Outcomes"] = context.Outcomes.ToList<object?>() })
            : null,
        Exception = context.Exception is null ? null : JsonSerializer.Serialize(context.Exception, PlainValue.Json),
    };

    /// <summary>The evaluated inputs as JSON by PascalCase name, sensitive ones hidden; null when there are none.</summary>
    /// <param name="scope">What is kept; everything without it.</param>
    public static string? InputsOf(ActivityExecutionContext context, JournalScope? scope = null)
    {
        var node = context.Node;
        bool IsKept(string name) => scope is null || scope.KeepsInput(name, context);
        if (node.Inputs.Length == 0 && node.PlainInputs.Length == 0)
            return context.StoredInputs;
        var any = node.PlainInputs.Length > 0;
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer, PlainValue.Writer))
        {
            writer.WriteStartObject();
            foreach (var (name, json) in node.PlainInputs.Where(plain => IsKept(plain.Key)))
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(json, skipInputValidation: true);
            }
            foreach (var input in node.Inputs)
            {
                if (!context.TryGetEvaluated(input, out var value) || (value is null && input.Expression is null))
                    continue;
                any = true;
                if (!IsKept(input.Name))
                    continue;
                writer.WritePropertyName(input.Name);
                if (value is not null && node.SensitiveInputs.Contains(input.Name))
                    writer.WriteStringValue("***");
                else
                    PlainValue.Write(writer, PlainValue.From(value));
            }
            writer.WriteEndObject();
        }
        return any ? Encoding.UTF8.GetString(buffer.WrittenSpan) : context.StoredInputs;
    }

    private static string? OutputsOf(ActivityExecutionContext context)
    {
        if (context.Node.Outputs.Length == 0)
            return null;
        var outputs = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var output in context.Node.Outputs.Where(output => context.Node.Journal.KeepsOutput(output.Name, context)))
            outputs[output.Name] = context.OutputValues?.GetValueOrDefault(output.Name);
        return PlainValue.ToJson(outputs);
    }
}

using System.Text.Json;
using Orchestrator.Engine.Activities;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Runtime;

/// <summary>The kinds of queued work and their payloads.</summary>
internal static class QueueItems
{
    public const string EventKind = "event";
    public const string DispatchKind = "dispatch";
    public const string ResumeKind = "resume";
    public const string BookmarkKind = "bookmark";
    public const string CancelKind = "cancel-children";

    public sealed record EventWork(string EventName, object? Payload, string? CorrelationId, string? InstanceId, string? ActivityInstanceId);

    public sealed record DispatchWork(string DefinitionId, string InstanceId, string? CorrelationId, Dictionary<string, object?>? Input, string? ParentInstanceId, bool IsAwaited, string? ReportsTo = null);

    public sealed record ResumeWork(string Hash, string InstanceId, Dictionary<string, object?>? Input);

    public sealed record BookmarkWork(string BookmarkId, Dictionary<string, object?>? Input);

    public sealed record CancelWork(string ParentInstanceId);

    public static QueuedStimulus Event(PublishEventRequest request, TimeProvider clock) =>
        Make(EventKind, new EventWork(request.EventName, PlainValue.From(request.Payload), request.CorrelationId, request.InstanceId, request.ActivityInstanceId), clock);

    public static QueuedStimulus Dispatch(DispatchWork work, TimeProvider clock) =>
        Make(DispatchKind, work, clock, work.IsAwaited ? ChildWorkflows.WaitHash(work.InstanceId, work.ReportsTo) : null);

    public static QueuedStimulus Resume(string hash, string instanceId, Dictionary<string, object?> input, TimeProvider clock) =>
        Make(ResumeKind, new ResumeWork(hash, instanceId, input), clock);

    public static QueuedStimulus ResumeBookmark(string bookmarkId, IReadOnlyDictionary<string, object?>? input, TimeProvider clock) =>
        Make(BookmarkKind, new BookmarkWork(bookmarkId, input is null ? null : new Dictionary<string, object?>(input)), clock);

    public static QueuedStimulus CancelChildren(string parentInstanceId, TimeProvider clock) => Make(CancelKind, new CancelWork(parentInstanceId), clock);

    /// <exception cref="QueueItemFormatException">The payload is not of this kind.</exception>
    public static T Read<T>(QueuedStimulus item)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(item.Payload, PlainValue.Json) ?? throw new QueueItemFormatException(item.Id, "empty payload");
        }
        catch (JsonException e)
        {
            throw new QueueItemFormatException(item.Id, e.Message);
        }
    }

    private static QueuedStimulus Make<T>(string kind, T work, TimeProvider clock, string? awaitedBy = null) => new()
    {
        Id = Ids.New(clock),
        Kind = kind,
        Payload = JsonSerializer.Serialize(work, PlainValue.Json),
        AwaitedBy = awaitedBy,
        CreatedAt = clock.GetUtcNow(),
        NotBefore = clock.GetUtcNow(),
    };
}

/// <summary>A queued item whose payload cannot be read.</summary>
public sealed class QueueItemFormatException(string itemId, string reason) : Exception($"Queued item {itemId} cannot be read: {reason}");

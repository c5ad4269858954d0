using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;

namespace Orchestrator.Storage.Tests.Conformance;

/// <summary>
/// Draws what an engine may ask of its store, from what the model holds. Each is asked of the model and of the real store in the same words, and
/// answers in a text that must be the same.
/// </summary>
internal sealed class EngineOperations(Random random, MemoryStore model)
{
    private const int Limit = 5;
    private static readonly string[] Hashes = ["H1", "H2", "H3"];
    private static readonly string[] Names = ["Elsa.Event", "Elsa.HttpEndpoint", "Elsa.Delay"];
    private static readonly string[] Correlations = ["case-1", "case-2"];
    private static readonly string[] DefinitionIds = ["flow", "child", "list"];
    private static readonly DateTimeOffset Start = new(2005, 4, 1, 1, 0, 0, TimeSpan.Zero);
    private int _number;

    public Func<IEngineStore, Task<string>> Draw() => random.Next(18) switch
    {
        0 or 1 => NewInstance(),
        2 or 3 or 4 => random.Next(4) == 0 || Running().Count == 0 ? NewInstance() : Burst(),
        5 => NewVersion(),
        6 => Publish(),
        7 => ReplaceTriggers(),
        8 => Enqueue(),
        9 or 10 => Take(),
        11 => Wake(),
        12 => FindBookmarks(),
        13 => ListOfInstance(),
        14 => CountRunning(),
        15 => FindDefinition(),
        16 => ListTriggers(),
        _ => ListEndpoints(),
    };

    /// <summary>One that writes and stands alone, so that it can be taken back.</summary>
    public Func<IEngineStore, Task<string>> DrawWrite() => random.Next(3) switch { 0 => NewInstance(), 1 => Enqueue(), _ => Running().Count == 0 ? NewInstance() : Burst() };

    private List<WorkflowInstance> Running() => [.. model.Instances.Values.Where(instance => instance.Status == WorkflowStatus.Running)];

    private Func<IEngineStore, Task<string>> NewInstance()
    {
        var parents = Running();
        var (id, definition, parent, correlation) = ($"i{++_number:D5}", Pick(DefinitionIds), parents.Count > 0 && random.Next(3) == 0 ? Pick(parents).Id : null, Maybe(Correlations));
        var (bookmarks, executions, journal, queued) = (Bookmarks(id, correlation), Executions(id), Journal(id, 0), Queued(random.Next(2)));
        return async store =>
        {
            var instance = new WorkflowInstance
            {
                Id = id,
                DefinitionId = definition,
                DefinitionVersionId = definition + ":1",
                DefinitionVersion = 1,
                ParentInstanceId = parent,
                CorrelationId = correlation,
                CreatedAt = At(id),
                UpdatedAt = At(id),
                SubStatus = WorkflowSubStatus.Suspended,
                State = $"{{\"of\":\"{id}\"}}",
            };
            await store.SaveBurstAsync(new BurstChanges { Instance = instance, IsNewInstance = true, BookmarksAdded = [.. bookmarks], ExecutionsStarted = [.. executions.Select(Copy)], Journal = [.. journal], Queued = [.. queued.Select(Copy)] });
            return id;
        };
    }

    private Func<IEngineStore, Task<string>> Burst()
    {
        var id = Pick(Running()).Id;
        var waits = model.Bookmarks.Values.Where(bookmark => bookmark.InstanceId == id).ToList();
        var removed = waits.Where(_ => random.Next(2) == 0).Select(bookmark => bookmark.Id).ToList();
        var moved = waits.Where(bookmark => !removed.Contains(bookmark.Id) && random.Next(4) == 0).Select(bookmark => Moved(bookmark, $"n{++_number}")).ToList();
        var changed = model.Executions.Values.Where(execution => execution.InstanceId == id && execution.Status == ActivityStatus.Running && random.Next(2) == 0)
            .Select(execution => Ended(execution, random.Next(4) == 0 ? ActivityStatus.Faulted : ActivityStatus.Completed)).ToList();
        var (added, started, journal, state) = (Bookmarks(id, model.Instances[id].CorrelationId), Executions(id), Journal(id, model.Journal.Count(line => line.InstanceId == id)), $"{{\"n\":{++_number}}}");
        var ends = random.Next(5) == 0;
        var incidents = random.Next(3) == 0 ? Incidents(id) : null;
        return async store =>
        {
            var instance = (await store.LockInstanceAsync(id))!;
            var seen = $"{instance.State} {instance.SubStatus} {instance.IncidentCount}";
            instance.State = state;
            instance.UpdatedAt = instance.UpdatedAt.AddSeconds(1);
            (instance.Status, instance.SubStatus) = ends ? (WorkflowStatus.Finished, WorkflowSubStatus.Finished) : (WorkflowStatus.Running, WorkflowSubStatus.Suspended);
            instance.IncidentCount = incidents?.Count ?? instance.IncidentCount;
            await store.SaveBurstAsync(new BurstChanges
            {
                Instance = instance,
                BookmarksRemoved = removed,
                BookmarksMoved = [.. moved],
                BookmarksAdded = [.. added],
                ExecutionsStarted = [.. started.Select(Copy)],
                ExecutionsChanged = [.. changed.Select(Copy)],
                Journal = [.. journal],
                OpenIncidents = incidents is null ? null : [.. incidents],
            });
            return seen;
        };
    }

    private Func<IEngineStore, Task<string>> NewVersion()
    {
        var id = Pick(DefinitionIds);
        var (version, usable, mentions) = (model.Definitions.Values.Count(d => d.DefinitionId == id) + 1, random.Next(2) == 0, Pick(DefinitionIds));
        return async store =>
        {
            foreach (var earlier in await store.ListVersionsAsync(id))
                earlier.IsLatest = false;
            store.Add(new WorkflowDefinition { Id = $"{id}:{version}", DefinitionId = id, Version = version, Name = id + version, IsLatest = true, UsableAsActivity = usable, CreatedAt = Start, Json = $"{{\"uses\":\"{mentions}\"}}" });
            return Text(await store.ListVersionsAsync(id), d => $"{d.Id} {d.IsLatest} {d.IsPublished}");
        };
    }

    private Func<IEngineStore, Task<string>> Publish()
    {
        var id = Pick(DefinitionIds);
        return async store =>
        {
            foreach (var version in await store.ListVersionsAsync(id))
                version.IsPublished = version.IsLatest;
            return Text(await store.ListUsableAsActivityAsync(), d => d.Id) + "|" + Text(await store.ListUsersAsync(id), d => d.Id);
        };
    }

    private Func<IEngineStore, Task<string>> ReplaceTriggers()
    {
        var id = Pick(DefinitionIds);
        var triggers = Enumerable.Range(0, random.Next(3)).Select(_ => new StoredTrigger { Id = $"t{++_number:D5}", DefinitionId = id, DefinitionVersionId = id + ":1", ActivityId = "a", Name = Pick(Names), Hash = Pick(Hashes), DueAt = random.Next(2) == 0 ? Start.AddHours(_number) : null }).ToList();
        return async store =>
        {
            await store.ReplaceTriggersAsync(id, triggers);
            return "";
        };
    }

    private Func<IEngineStore, Task<string>> Enqueue()
    {
        var queued = Queued(1)[0];
        return store =>
        {
            store.Enqueue(Copy(queued));
            return Task.FromResult(queued.Id);
        };
    }

    private Func<IEngineStore, Task<string>> Take()
    {
        var (now, limit, fates) = (Start.AddMinutes(random.Next(120)), random.Next(1, Limit), Enumerable.Range(0, Limit).Select(_ => random.Next(4)).ToList());
        return async store =>
        {
            var taken = await store.TakeQueuedAsync(now, limit);
            var text = Text(taken, item => $"{item.Id} {item.Attempts}");
            foreach (var (item, fate) in taken.Zip(fates))
            {
                if (fate < 2)
                    store.RemoveQueued(item);
                else
                    (item.NotBefore, item.Attempts, item.IsDead) = (now.AddMinutes(10), item.Attempts + fate - 2, fate == 3);
            }
            return text;
        };
    }

    private Func<IEngineStore, Task<string>> Wake()
    {
        var (kind, now, instance) = (random.Next(2) == 0 ? "event" : "resume", Start.AddMinutes(random.Next(60)), random.Next(2) == 0 || model.Instances.Count == 0 ? null : Pick([.. model.Instances.Keys]));
        var item = model.Queue.Count == 0 ? "none" : Pick(model.Queue).Id;
        return async store =>
        {
            await store.WakeQueuedAsync(kind, now, instance);
            return (await store.TakeQueuedAsync(item))?.NotBefore.ToString("O") ?? "gone";
        };
    }

    private Func<IEngineStore, Task<string>> FindBookmarks()
    {
        var (hash, correlation, instance, limit) = (Pick(Hashes), Maybe(Correlations), random.Next(3) == 0 && model.Instances.Count > 0 ? Pick([.. model.Instances.Keys]) : null, random.Next(1, Limit));
        return async store => Text(await store.FindBookmarksAsync(hash, correlation, instance, null, limit), bookmark => bookmark.Id);
    }

    private Func<IEngineStore, Task<string>> ListOfInstance()
    {
        var id = model.Instances.Count == 0 ? "none" : Pick([.. model.Instances.Keys]);
        var wait = model.Bookmarks.Count == 0 ? "none" : Pick([.. model.Bookmarks.Keys]);
        return async store => Text(await store.ListBookmarksAsync(id), bookmark => $"{bookmark.Id} {bookmark.ActivityNodeId}") + "|" + Text(await store.ListRunningChildrenAsync(id, Limit), child => child)
            + "|" + (await store.FindBookmarkAsync(wait))?.Hash + "|" + await store.HoldForChildAsync(id) + "|" + (await store.LockToCancelAsync(id))?.SubStatus;
    }

    private Func<IEngineStore, Task<string>> CountRunning()
    {
        var (definition, correlation) = (Maybe(DefinitionIds), Maybe(Correlations));
        return async store => $"{await store.CountRunningAsync(definition, correlation)}";
    }

    private Func<IEngineStore, Task<string>> FindDefinition()
    {
        var id = Pick(DefinitionIds);
        VersionOptions[] choices = [VersionOptions.Latest, VersionOptions.Published, VersionOptions.LatestOrPublished, VersionOptions.LatestAndPublished, VersionOptions.Draft, VersionOptions.Exactly(random.Next(1, 4))];
        return async store =>
        {
            var found = new List<string?>();
            foreach (var choice in choices)
                found.Add((await store.FindDefinitionAsync(id, choice))?.Id);
            return string.Join(',', found) + "|" + (await store.FindVersionAsync(id + ":1"))?.Name;
        };
    }

    private Func<IEngineStore, Task<string>> ListTriggers()
    {
        var (name, hash, id) = (Pick(Names), Pick(Hashes), model.Triggers.Count == 0 ? "none" : Pick([.. model.Triggers.Keys]));
        return async store => Text(await store.ListTriggersAsync(name), trigger => trigger.Id) + "|" + Text(await store.FindTriggersAsync(hash), trigger => trigger.Id) + "|" + (await store.FindTriggerAsync(id))?.DueAt?.ToString("O");
    }

    private static Func<IEngineStore, Task<string>> ListEndpoints() => async store => Text((await store.ListEndpointTemplatesAsync()).Order(StringComparer.Ordinal), payload => payload);

    private List<StoredBookmark> Bookmarks(string instanceId, string? correlationId) => [.. Enumerable.Range(0, random.Next(4)).Select(_ =>
    {
        var (id, name) = ($"b{++_number:D5}", Pick(Names));
        return new StoredBookmark
        {
            Id = id,
            InstanceId = instanceId,
            Name = name,
            Hash = Pick(Hashes),
            ActivityId = "a",
            ActivityNodeId = "All:a",
            ActivityInstanceId = "x" + id,
            CorrelationId = correlationId,
            Payload = name == "Elsa.HttpEndpoint" ? random.Next(2) == 0 ? $"{{\"path\":\"orders/{{id}}/{random.Next(3)}\"}}" : "{\"path\":\"orders\"}" : null,
            CreatedAt = At(id),
            DueAt = name == "Elsa.Delay" ? At(id).AddHours(1) : null,
        };
    })];

    private List<ActivityExecution> Executions(string instanceId) => [.. Enumerable.Range(0, random.Next(3)).Select(_ =>
        new ActivityExecution { Id = $"e{++_number:D5}", InstanceId = instanceId, ActivityId = "a", NodeId = "All:a", ActivityType = "Elsa.Event", Status = ActivityStatus.Running, StartedAt = At($"e{_number}"), Inputs = random.Next(2) == 0 ? "{\"在\":1}" : null })];

    private List<JournalRecord> Journal(string instanceId, int from) => [.. Enumerable.Range(from, random.Next(4)).Select(sequence =>
        new JournalRecord { Id = $"j{++_number:D5}", InstanceId = instanceId, ActivityInstanceId = "x", ActivityId = "a", ActivityType = "Elsa.Event", NodeId = "All:a", Timestamp = At($"j{_number}"), Sequence = sequence, EventName = "Started", Payload = random.Next(2) == 0 ? "{\"n\":1}" : null })];

    private List<QueuedStimulus> Queued(int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var mentioned = model.Instances.Count == 0 ? "nobody" : Pick([.. model.Instances.Keys]);
        return new QueuedStimulus { Id = $"q{++_number:D5}", Kind = random.Next(2) == 0 ? "event" : "resume", Payload = $"{{\"for\":\"{mentioned}\"}}", CreatedAt = Start, NotBefore = Start.AddMinutes(random.Next(100)) };
    })];

    private List<StoredIncident> Incidents(string instanceId) => [.. Enumerable.Range(0, random.Next(3)).Select(i =>
        new StoredIncident { Id = $"f{instanceId}{i}", InstanceId = instanceId, DefinitionId = "flow", DefinitionVersionId = "flow:1", DefinitionVersion = 1, ActivityId = "a", ActivityNodeId = "All:a", ActivityType = "Elsa.Event", Message = $"故障 {++_number}", At = At($"f{_number}") })];

    private static StoredBookmark Moved(StoredBookmark known, string nodeId) => new()
    {
        Id = known.Id,
        InstanceId = known.InstanceId,
        Name = known.Name,
        Hash = known.Hash,
        ActivityId = known.ActivityId,
        ActivityNodeId = nodeId,
        ActivityInstanceId = known.ActivityInstanceId,
        CorrelationId = known.CorrelationId,
        Payload = known.Payload,
        CreatedAt = known.CreatedAt,
        DueAt = known.DueAt,
    };

    private static ActivityExecution Ended(ActivityExecution known, ActivityStatus status)
    {
        var ended = Copy(known);
        (ended.Status, ended.CompletedAt, ended.Outputs) = (status, known.StartedAt.AddSeconds(5), "{\"出\":2}");
        return ended;
    }

    private static ActivityExecution Copy(ActivityExecution known) => new()
    {
        Id = known.Id,
        InstanceId = known.InstanceId,
        ActivityId = known.ActivityId,
        NodeId = known.NodeId,
        ActivityType = known.ActivityType,
        Status = known.Status,
        StartedAt = known.StartedAt,
        CompletedAt = known.CompletedAt,
        Inputs = known.Inputs,
        Outputs = known.Outputs,
    };

    // The model and the real store change what they hold, so each has its own.
    private static QueuedStimulus Copy(QueuedStimulus known) => new() { Id = known.Id, Kind = known.Kind, Payload = known.Payload, CreatedAt = known.CreatedAt, NotBefore = known.NotBefore };

    private static DateTimeOffset At(string id) => Start.AddSeconds(int.Parse(id[1..], null));

    private static string Text<T>(IEnumerable<T> rows, Func<T, string> text) => string.Join(',', rows.Select(text));

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    private string? Maybe(string[] from) => random.Next(2) == 0 ? null : Pick(from);
}

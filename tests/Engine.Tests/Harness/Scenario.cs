using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Engine.Activities;
using Orchestrator.Engine.Catalog;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Tests.Harness;

/// <summary>Plays workflows against the real engine under a clock that only the test moves. Every step has a scope of its own and reloads the state from its document.</summary>
public sealed class Scenario : IAsyncDisposable
{
    private readonly ServiceCollection registrations = [];
    private ServiceProvider services;
    private readonly List<string> lines = [];

    private Scenario(Action<EngineOptions>? configure, Action<IServiceCollection>? register)
    {
        registrations.AddSingleton<TimeProvider>(Clock);
        registrations.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        registrations.AddSingleton<IEngineStore>(Store);
        registrations.AddSingleton<IWorkflowConsole>(new ConsoleOf(lines));
        registrations.AddEngine(o =>
        {
            o.AddActivitiesFrom(typeof(Scenario).Assembly);
            configure?.Invoke(o);
        });
        register?.Invoke(registrations);
        services = registrations.BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2005, 3, 25, 0, 0, 0, TimeSpan.Zero));
    public MemoryStore Store { get; } = new();
    public IReadOnlyList<string> Lines => lines;
    public string InstanceId { get; private set; } = "";
    public WorkflowRunResult Last { get; set; } = null!;
    public WorkflowInstance Instance => Store.Instances[InstanceId];
    public ActivityRegistry Registry => services.GetRequiredService<ActivityRegistry>();
    public IServiceProvider Services => services;

    /// <summary>Published definitions, the first of which is the one that <see cref="StartAsync"/> starts.</summary>
    public static Scenario From(params string[] definitions) => From(null, null, definitions);

    public static Scenario From(Action<EngineOptions>? configure, params string[] definitions) => From(configure, null, definitions);

    public static Scenario From(Action<EngineOptions>? configure, Action<IServiceCollection>? register, params string[] definitions)
    {
        var scenario = new Scenario(configure, register);
        foreach (var json in definitions)
            scenario.Publish(json);
        return scenario;
    }

    /// <summary>The graph that the instance runs on.</summary>
    public async Task<WorkflowGraph> GraphAsync() => (await services.GetRequiredService<GraphCache>().GetForAsync(Instance, Store))!;

    private string firstDefinition = "";

    public WorkflowDefinition Publish(string json)
    {
        var document = JsonNode.Parse(json)!.AsObject();
        var id = (string)(document["definitionId"] ?? document["DefinitionId"])!;
        foreach (var old in Store.Definitions.Values.Where(d => d.DefinitionId == id))
            (old.IsPublished, old.IsLatest) = (false, false);
        var version = Store.Definitions.Values.Count(d => d.DefinitionId == id) + 1;
        var definition = new WorkflowDefinition { Id = $"{id}:v{version}", DefinitionId = id, Version = version, Name = id, IsLatest = true, IsPublished = true, CreatedAt = Clock.GetUtcNow(), Json = json };
        Store.Add(definition);
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<ITriggerIndexer>().IndexAsync(definition).GetAwaiter().GetResult();
        if (firstDefinition.Length == 0)
            firstDefinition = id;
        return definition;
    }

    /// <summary>The process ends and another takes its place: only the store is left.</summary>
    public async Task RestartAsync()
    {
        await services.DisposeAsync();
        services = registrations.BuildServiceProvider();
    }

    public async Task<T> With<T>(Func<IWorkflowRuntime, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<IWorkflowRuntime>());
    }

    public async Task<Scenario> StartAsync(object? input = null, string? correlationId = null, string? name = null, string? definitionId = null)
    {
        Last = await With(r => r.StartAsync(new StartWorkflowRequest { DefinitionId = definitionId ?? firstDefinition, Input = Map(input), CorrelationId = correlationId, Name = name }));
        InstanceId = Last.InstanceId;
        return this;
    }

    /// <summary>Resumes the bookmark of a step by activity id.</summary>
    public async Task<ResumeResult> ResumeAsync(string activityId, object? input = null)
    {
        var bookmark = BookmarkOf(activityId);
        var result = await With(r => r.ResumeBookmarkAsync(bookmark.Id, Map(input)));
        if (result.Run is { } run)
            Last = run;
        return result;
    }

    /// <summary>Publishes an event and delivers it.</summary>
    public async Task EventAsync(string name, object? payload = null, string? correlationId = null)
    {
        await With(r =>
        {
            r.PublishEvent(new PublishEventRequest(name) { Payload = payload, CorrelationId = correlationId });
            return Task.FromResult(true);
        });
        await DrainAsync();
    }

    public async Task DrainAsync()
    {
        while ((await With(r => r.DrainQueueAsync(10))).Done > 0)
        {
        }
    }

    /// <summary>Drains until nothing is left that could still be tried, going on to each next attempt.</summary>
    public async Task DrainWithRetriesAsync()
    {
        await DrainAsync();
        while (Store.Queue.Where(q => !q.IsDead).Select(q => (DateTimeOffset?)q.NotBefore).Min() is { } next)
        {
            if (next > Clock.GetUtcNow())
                Clock.SetUtcNow(next);
            await With(r => r.DrainQueueAsync(10));
        }
    }

    /// <summary>Moves the clock instant by instant and fires what comes due.</summary>
    public async Task AdvanceAsync(TimeSpan span)
    {
        var until = Clock.GetUtcNow() + span;
        while (NextDue() is { } due && due <= until)
        {
            if (due > Clock.GetUtcNow())
                Clock.SetUtcNow(due);
            foreach (var bookmark in Store.Bookmarks.Values.Where(b => b.DueAt <= Clock.GetUtcNow()).ToList())
                await With(r => r.FireTimerAsync(bookmark.Id));
            foreach (var trigger in Store.Triggers.Values.Where(t => t.DueAt <= Clock.GetUtcNow()).ToList())
                await With(r => r.FireTriggerAsync(trigger.Id));
            await DrainAsync();
        }
        Clock.SetUtcNow(until);
    }

    /// <summary>Goes on with an instance that was not started here.</summary>
    public void Adopt(WorkflowInstance instance)
    {
        Store.Instances[instance.Id] = instance;
        InstanceId = instance.Id;
    }

    public StoredBookmark BookmarkOf(string activityId, string? instanceId = null) =>
        Store.Bookmarks.Values.OrderBy(b => b.CreatedAt).First(b => b.ActivityId == activityId && (instanceId is null || b.InstanceId == instanceId));

    public ActivityStatus StatusOf(string activityId) => Store.Executions.Values.Where(e => e.ActivityId == activityId).OrderBy(e => e.StartedAt).ThenBy(e => e.Id, StringComparer.Ordinal).Last().Status;

    public string Events(string activityId) => string.Join(' ', Store.Journal.Where(j => j.ActivityId == activityId).OrderBy(j => j.Sequence).Select(j => j.EventName));

    public object? Variable(string id)
    {
        using var state = JsonDocument.Parse(Instance.State);
        foreach (var context in state.RootElement.GetProperty("contexts").EnumerateArray())
        {
            if (context.TryGetProperty("variables", out var variables) && variables.TryGetProperty(id, out var value))
                return PlainValue.FromElement(value);
            if (context.TryGetProperty("dynamic", out variables) && variables.TryGetProperty(id, out value))
                return PlainValue.FromElement(value);
        }
        return null;
    }

    public IReadOnlyList<ValidationIssue> Validate(string json) =>
        services.GetRequiredService<GraphCompiler>().Compile(services.GetRequiredService<DefinitionReader>().Read(json)).Issues;

    public static IReadOnlyDictionary<string, object?>? Map(object? value) => (Dictionary<string, object?>?)PlainValue.From(value is null ? null : ToDictionary(value));

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static Dictionary<string, object?> ToDictionary(object value) => value as Dictionary<string, object?>
        ?? value.GetType().GetProperties().ToDictionary(p => p.Name, p => p.GetValue(value));

    private DateTimeOffset? NextDue() => Store.Bookmarks.Values.Select(b => b.DueAt).Concat(Store.Triggers.Values.Select(t => t.DueAt)).Where(d => d is not null).Min();

    private sealed class ConsoleOf(List<string> lines) : IWorkflowConsole
    {
        public void WriteLine(string instanceId, string text) => lines.Add(text);
    }
}

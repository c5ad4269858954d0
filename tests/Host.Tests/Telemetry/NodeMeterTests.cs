using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.Telemetry;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Host.Tests.Telemetry;

/// <summary>What the metrics say while work comes in, waits and is done.</summary>
public sealed class NodeMeterTests
{
    private const string Definition = """
        {"definitionId":"measured","id":"measured-v1","name":"measured","version":1,"root":{"id":"All","type":"Elsa.Sequence","version":1,"activities":[
          {"id":"Heard","type":"Elsa.Event","version":1,"customProperties":{"canStartWorkflow":true},"eventName":{"typeName":"String","expression":{"type":"Literal","value":"go"}}},
          {"id":"Wait","type":"Elsa.Delay","version":1,"timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"00:01:00"}}}]}}
        """;

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_waits_and_what_is_done_can_be_measured_and_every_burst_traced()
    {
        using var folder = new TemporaryFolder();
        using var host = HostComposition.BuildTool(new DatabaseOptions(folder.File("measured.db")) { SyncEveryCommit = false }, _clock);
        await using (var scope = host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(TestContext.Current.CancellationToken);
        await WorkAsync(host.Services, async services =>
        {
            var library = services.GetRequiredService<DefinitionLibrary>();
            await library.SaveDraftAsync(JsonNode.Parse(Definition)!.AsObject(), keepsVersionId: true);
            await library.PublishAsync("measured");
        });
        using var spans = new Spans();
        using var measures = new Measures(host.Services.GetRequiredService<IMeterFactory>());
        var meter = host.Services.GetRequiredService<NodeMeter>();
        using var backlog = new BacklogService(meter, host.Services.GetRequiredService<IServiceScopeFactory>(), _clock, NullLogger<BacklogService>.Instance);
        Assert.True(meter.IsWatched);

        await WorkAsync(host.Services, services =>
        {
            services.GetRequiredService<IWorkflowRuntime>().PublishEvent(new PublishEventRequest("go"));
            services.GetRequiredService<OrchestratorDbContext>().AddRange(Message("m1", 0), Message("m2", 3), Message("m3", 3600));
            return Task.CompletedTask;
        });
        _clock.Advance(TimeSpan.FromSeconds(4));
        await backlog.LookAsync(TestContext.Current.CancellationToken);
        measures.Observe();

        Assert.Equal(4, measures["orchestrator.due.lag", "queue"]);
        Assert.Equal(1, measures["orchestrator.queue.waiting"]);
        Assert.Equal(4, measures["orchestrator.outbox.lag"]);
        Assert.Equal(2, measures["orchestrator.outbox.waiting"]);

        await host.Services.GetRequiredService<Pump>().RunUntilIdleAsync(TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromSeconds(90));
        await backlog.LookAsync(TestContext.Current.CancellationToken);
        measures.Observe();

        Assert.Equal(4, measures["orchestrator.availability"]);
        Assert.Equal(1, measures["orchestrator.due.done", "queue"]);
        Assert.Equal(1, measures["orchestrator.transitions"]);
        Assert.Equal(1, measures["orchestrator.bookmarks"]);
        Assert.Equal(30, measures["orchestrator.due.lag", "timer"]);
        Assert.Equal(0, measures["orchestrator.due.lag", "queue"]);

        await host.Services.GetRequiredService<Pump>().RunUntilIdleAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, measures["orchestrator.transitions"]);
        Assert.Equal(1, measures["orchestrator.due.done", "timer"]);
        Assert.Equal([("measured", "Suspended"), ("measured", "Finished")], spans.Bursts);
        SqliteConnection.ClearAllPools();
    }

    private OutboxMessage Message(string id, int secondsLater) => new()
    {
        Id = id,
        Channel = "mail",
        Purpose = "test",
        Recipient = "a@b.cn",
        Subject = "s",
        Body = "b",
        IdempotencyKey = id,
        CreatedAt = _clock.GetUtcNow(),
        NextAttemptAt = _clock.GetUtcNow().AddSeconds(secondsLater),
    };

    private static Task<bool> WorkAsync(IServiceProvider services, Func<IServiceProvider, Task> work) => services.GetRequiredService<IUnitOfWork>().RunAsync(async (scope, _) =>
    {
        await work(scope);
        return true;
    });

    /// <summary>The sum of what counters counted, the last value of everything else, of one host.</summary>
    private sealed class Measures : IDisposable
    {
        private readonly Dictionary<(string Name, string? Kind), double> _values = [];
        private readonly MeterListener _listener = new();

        public Measures(IMeterFactory meters)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == NodeMeter.Name && ReferenceEquals(instrument.Meter.Scope, meters))
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Take(instrument, value, tags));
            _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Take(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Take(instrument, value, tags));
            _listener.Start();
        }

        public double this[string name, string? kind = null] => _values.GetValueOrDefault((name, kind));

        public void Observe() => _listener.RecordObservableInstruments();

        public void Dispose() => _listener.Dispose();

        private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var key = (instrument.Name, tags.Length == 0 ? null : tags[0].Value as string);
            _values[key] = instrument is Counter<long> ? _values.GetValueOrDefault(key) + value : value;
        }
    }

    /// <summary>The bursts of the measured workflow, in order.</summary>
    private sealed class Spans : IDisposable
    {
        private readonly ActivityListener _listener;

        public Spans()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == EngineTraces.Name,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
                ActivityStopped = span =>
                {
                    if (span.GetTagItem("orchestrator.definition") is "measured")
                        Bursts.Add(("measured", (string)span.GetTagItem("orchestrator.status")!));
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public List<(string Definition, string Status)> Bursts { get; } = [];

        public void Dispose() => _listener.Dispose();
    }
}

using System.Diagnostics.Metrics;
using Orchestrator.Storage.Due;
using Orchestrator.Storage.Transactions;

namespace Orchestrator.Host.Telemetry;

/// <summary>
/// What this node does and what waits to be done, as metrics. What waits is the same on every node and is read from the database now and then;
/// what is done is this node's own.
/// </summary>
internal sealed class NodeMeter : ICommitListener, IDisposable
{
    public const string Name = "Orchestrator";

    private readonly Meter _meter;
    private readonly TimeProvider _clock;
    private readonly Counter<long> _transitions;
    private readonly Counter<long> _done;
    private readonly Histogram<double> _availability;
    private readonly List<Instrument> _watched;
    private volatile Backlog? _backlog;

    public NodeMeter(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        _meter = meters.Create(Name);
        _transitions = _meter.CreateCounter<long>("orchestrator.transitions", "{transition}", "Instances whose state was moved and committed by this node.");
        _done = _meter.CreateCounter<long>("orchestrator.due.done", "{item}", "Due items that this node has done, by kind.");
        _availability = _meter.CreateHistogram<double>("orchestrator.availability", "s", "From accepting an event, a dispatch or a child's end until what it caused is visible to all.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] });
        _watched =
        [
            _meter.CreateObservableGauge<double>("orchestrator.due.lag", Lags, "s", "How long the oldest of what is due has waited, by kind; 0 when nothing is."),
            _meter.CreateObservableGauge<double>("orchestrator.outbox.lag", () => Seen(b => Age(b.Outbox)), "s", "How long the oldest message has waited to be sent."),
            _meter.CreateObservableGauge<int>("orchestrator.outbox.waiting", () => Seen(b => b.OutboxWaiting), "{message}", "Messages that wait to be sent."),
            _meter.CreateObservableGauge<int>("orchestrator.outbox.dead", () => Seen(b => b.OutboxDead), "{message}", "Messages that were given up and wait for a person."),
            _meter.CreateObservableGauge<int>("orchestrator.queue.waiting", () => Seen(b => b.QueueWaiting), "{item}", "Items of the engine's queue that may be taken now."),
            _meter.CreateObservableGauge<int>("orchestrator.queue.dead", () => Seen(b => b.QueueDead), "{item}", "Items of the engine's queue that were given up and wait for a person."),
            _meter.CreateObservableGauge<int>("orchestrator.bookmarks", () => Seen(b => b.Bookmarks), "{bookmark}", "Places at which instances wait."),
        ];
    }

    /// <summary>Whether anybody wants to know what waits; asking the database is not worth it otherwise.</summary>
    public bool IsWatched => _watched.Exists(instrument => instrument.Enabled);

    public void OnCommitted(CommittedChanges changes)
    {
        if (changes.Instances.Count > 0)
            _transitions.Add(changes.Instances.Count);
    }

    public void Done(string kind, int count)
    {
        if (count > 0)
            _done.Add(count, KeyValuePair.Create<string, object?>("kind", kind));
    }

    /// <summary>What was accepted at these instants can now be seen.</summary>
    public void BecameVisible(IReadOnlyList<DateTimeOffset> acceptedAt)
    {
        if (!_availability.Enabled)
            return;
        foreach (var at in acceptedAt)
            _availability.Record(Age(at));
    }

    public void Show(Backlog backlog) => _backlog = backlog;

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<double>> Lags() => _backlog is not { } backlog ? [] :
    [
        new(Age(backlog.Deadlines), KeyValuePair.Create<string, object?>("kind", "deadline")),
        new(Age(backlog.Timers), KeyValuePair.Create<string, object?>("kind", "timer")),
        new(Age(backlog.Triggers), KeyValuePair.Create<string, object?>("kind", "trigger")),
        new(Age(backlog.Queue), KeyValuePair.Create<string, object?>("kind", "queue")),
    ];

    private IEnumerable<Measurement<T>> Seen<T>(Func<Backlog, T> measure) where T : struct => _backlog is { } backlog ? [new(measure(backlog))] : [];

    private double Age(DateTimeOffset? since) => since is { } at ? Math.Max(0, (_clock.GetUtcNow() - at).TotalSeconds) : 0;
}

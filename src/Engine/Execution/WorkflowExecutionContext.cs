using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine;

/// <summary>One instance while a burst of it runs in memory.</summary>
public sealed class WorkflowExecutionContext
{
    private readonly Dictionary<string, Bookmark> bookmarks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ActivityExecutionContext> executions = new(StringComparer.Ordinal);
    private ActivityExecutionContext? root;
    private string? lastId;
    private readonly IReadOnlyList<IInfrastructureFaults> infrastructureFaults;

    internal WorkflowExecutionContext(WorkflowInstance instance, WorkflowGraph graph, BurstEnvironment environment, CancellationToken cancellationToken)
    {
        Instance = instance;
        Graph = graph;
        Environment = environment;
        infrastructureFaults = environment.InfrastructureFaults;
        CancellationToken = cancellationToken;
        CorrelationId = instance.CorrelationId;
        Name = instance.Name;
        Recorder = new BurstRecorder(this);
        Lifecycle = new ActivityLifecycle(this);
    }

    public string Id => Instance.Id;
    public string DefinitionId => Graph.DefinitionId;
    public string DefinitionVersionId => Graph.VersionId;
    public int DefinitionVersion => Graph.Version;
    public string? ParentInstanceId => Instance.ParentInstanceId;
    /// <summary>The business key, for example a case's id. Changing it moves the instance's open bookmarks with it.</summary>
    public string? CorrelationId { get; set; }
    public string? Name { get; set; }
    public WorkflowGraph Graph { get; }
    /// <summary>What the instance was started with.</summary>
    public IDictionary<string, object?> Input { get; internal set; } = new Dictionary<string, object?>(StringComparer.Ordinal);
    /// <summary>What the instance yields.</summary>
    public IDictionary<string, object?> Output { get; internal set; } = new Dictionary<string, object?>(StringComparer.Ordinal);
    /// <summary>Plain values kept with the instance, not seen by expressions.</summary>
    public IDictionary<string, object?> Properties { get; internal set; } = new Dictionary<string, object?>(StringComparer.Ordinal);
    public IReadOnlyList<Incident> Incidents => IncidentList;
    public IReadOnlyCollection<Bookmark> Bookmarks => bookmarks.Values;
    public TimeProvider Clock => Environment.Clock;

    /// <summary>An identifier of an execution or a line of this burst: each is next to the one before, so that together they take little room.</summary>
    internal string NextId() => lastId = (lastId is null ? null : Ids.After(lastId)) ?? Ids.New(Clock);
    public IServiceProvider Services => Environment.Services;
    public CancellationToken CancellationToken { get; }
    /// <summary>The bookmark that this burst resumes, or null at a start.</summary>
    public Bookmark? ResumedBookmark { get; internal set; }
    /// <summary>What came with the stimulus of this burst.</summary>
    public IReadOnlyDictionary<string, object?> ResumeInput { get; internal set; } = EmptyInput;
    /// <summary>The zone in which times without a zone are read.</summary>
    public TimeZoneInfo TimeZone => Environment.Options.TimeZone;

    internal static readonly Dictionary<string, object?> EmptyInput = [];
    internal WorkflowInstance Instance { get; }
    internal BurstEnvironment Environment { get; }
    internal BurstRecorder Recorder { get; }
    internal ActivityLifecycle Lifecycle { get; }
    internal List<Incident> IncidentList { get; } = [];
    internal ActivityExecutionContext? Root
    {
        get => root;
        set
        {
            root = value;
            if (value is not null)
                Entered(value);
        }
    }
    /// <summary>Node id of the step whose stimulus started the instance. Kept, since a flowchart derives its start from it.</summary>
    internal string? TriggerNodeId { get; set; }
    internal bool IsStartedByTrigger { get; set; }
    internal long JournalSequence { get; set; }
    internal int BookmarkCounter { get; set; }
    internal bool IsFinishRequested { get; set; }
    internal bool IsFatal { get; set; }
    internal bool IsCanceled { get; set; }
    /// <summary>The parent that waits for this instance knows that it has ended, though it may have been repaired since.</summary>
    internal bool IsParentTold { get; set; }
    /// <summary>Outputs of completed steps by activity id, when a script of the definition asks for such.</summary>
    internal Dictionary<string, Dictionary<string, object?>> ActivityOutputs { get; set; } = new(StringComparer.Ordinal);
    internal object? LastResult { get; set; }

    /// <summary>Adds work that starts when this burst has been committed.</summary>
    internal void Enqueue(QueuedStimulus stimulus) => Recorder.Queued.Add(stimulus);

    /// <summary>An input by name: first what came with this burst's stimulus, then what the instance was started with.</summary>
    public bool TryGetInput(string name, out object? value) => ResumeInput.TryGetValue(name, out value) || Input.TryGetValue(name, out value);

    internal Bookmark? FindBookmark(string id) => bookmarks.GetValueOrDefault(id);

    /// <summary>A live execution by id.</summary>
    internal ActivityExecutionContext? FindExecution(string id) => executions.GetValueOrDefault(id);

    internal void Entered(ActivityExecutionContext context) => executions[context.Id] = context;

    internal void Left(ActivityExecutionContext context) => executions.Remove(context.Id);

    internal Bookmark CreateBookmark(ActivityExecutionContext context, CreateBookmarkArgs args)
    {
        var name = args.Name ?? context.Node.Type;
        var bookmark = new Bookmark
        {
            Id = $"{Id}-{++BookmarkCounter}",
            Name = name,
            Hash = StimulusHash.Compute(name, args.Stimulus, args.IncludeActivityInstanceId ? context.Id : null),
            Payload = args.Stimulus is null ? null : PlainValue.ToJson(args.Stimulus),
            ActivityInstanceId = context.Id,
            CreatedAt = Clock.GetUtcNow(),
            DueAt = args.DueAt?.ToUniversalTime(),
            AutoBurn = args.AutoBurn,
            AutoComplete = args.AutoComplete,
            Continuation = args.Callback is null ? null : context.Node.Blueprint.ContinuationId(args.Callback.Method, context.Node),
            Outcomes = args.Outcomes,
        };
        Open(bookmark, context);
        context.BookmarkedThisRun = true;
        return bookmark;
    }

    internal void RestoreBookmark(Bookmark bookmark)
    {
        bookmarks[bookmark.Id] = bookmark;
        FindExecution(bookmark.ActivityInstanceId)?.OpenBookmarks.Add(bookmark);
    }

    internal void RemoveBookmark(string id)
    {
        if (!bookmarks.Remove(id, out var removed))
            return;
        FindExecution(removed.ActivityInstanceId)?.OpenBookmarks.Remove(removed);
        Recorder.BookmarkRemoved(removed);
    }

    internal void RemoveBookmarks(ActivityExecutionContext context)
    {
        if (!context.HasBookmarks)
            return;
        foreach (var bookmark in context.Bookmarks.ToList())
            RemoveBookmark(bookmark.Id);
    }

    /// <summary>A faulted execution goes on or is taken away: it holds nothing up any more.</summary>
    internal void SettleIncident(ActivityExecutionContext context)
    {
        if (context.Status != ActivityStatus.Faulted)
            return;
        Recorder.IncidentsChanged = true;
        IncidentList.RemoveAll(i => i.ActivityInstanceId == context.Id);
        for (var c = context; c is not null; c = c.ParentActivityExecutionContext)
        {
            c.AggregateFaultCount = Math.Max(0, c.AggregateFaultCount - 1);
            Recorder.Touch(c);
        }
    }

    /// <summary>Whether an exception is none of the workflow's business (a database away, a lost race) and must undo the whole transaction.</summary>
    internal bool Propagates(Exception exception)
    {
        if (exception is OperationCanceledException && CancellationToken.IsCancellationRequested)
            return true;
        foreach (var faults in infrastructureFaults)
        {
            if (faults.Includes(exception))
                return true;
        }
        return false;
    }

    private void Open(Bookmark bookmark, ActivityExecutionContext context)
    {
        bookmarks.Add(bookmark.Id, bookmark);
        context.OpenBookmarks.Add(bookmark);
        Recorder.BookmarkAdded(bookmark, context);
    }
}

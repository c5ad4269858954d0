using Microsoft.Extensions.Logging;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.State;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Runtime;

/// <inheritdoc cref="IWorkflowRuntime"/>
internal sealed partial class WorkflowRuntime : IWorkflowRuntime
{
    private readonly IEngineStore store;
    private readonly GraphCache graphs;
    private readonly BurstEnvironment environment;
    private int inlineDepth;

    public WorkflowRuntime(
        IEngineStore store, GraphCache graphs, EngineOptions options, TimeProvider clock, IServiceProvider services,
        IEnumerable<IInfrastructureFaults> infrastructureFaults, IEnumerable<IBurstParticipant> participants, ILogger<WorkflowRuntime> logger)
    {
        this.store = store;
        this.graphs = graphs;
        environment = new BurstEnvironment(services, clock, options, [.. infrastructureFaults], [.. participants], logger);
    }

    private TimeProvider Clock => environment.Clock;
    private EngineOptions Options => environment.Options;

    public async Task<WorkflowRunResult> StartAsync(StartWorkflowRequest request, CancellationToken cancellationToken = default)
    {
        var graph = await GraphForAsync(request, cancellationToken);
        if (!await MayStartAsync(graph, request.CorrelationId, cancellationToken))
            return new WorkflowRunResult("", WorkflowStatus.Finished, WorkflowSubStatus.Cancelled) { IsStarted = false };
        var now = Clock.GetUtcNow();
        var instance = new WorkflowInstance
        {
            Id = request.InstanceId ?? Ids.New(Clock),
            DefinitionId = graph.DefinitionId,
            DefinitionVersionId = graph.VersionId,
            DefinitionVersion = graph.Version,
            ParentInstanceId = request.ParentInstanceId,
            CorrelationId = string.IsNullOrEmpty(request.CorrelationId) ? null : request.CorrelationId,
            Name = request.Name,
            IsSystem = request.IsSystem,
            CreatedAt = now,
            UpdatedAt = now,
            State = "",
        };
        var workflow = new WorkflowExecutionContext(instance, graph, environment, cancellationToken);
        Fill(workflow.Input, request.Input);
        Fill(workflow.Properties, request.Properties);
        workflow.Input = Typed(graph, workflow.Input);
        if (request.TriggerActivityId is { } trigger && graph.FindByActivityId(trigger) is { } node)
        {
            workflow.TriggerNodeId = node.NodeId;
            workflow.IsStartedByTrigger = true;
            workflow.ResumeInput = PlainMap(request.TriggerInput);
        }
        workflow.Lifecycle.Schedule(graph.Root, null);
        if (++inlineDepth > Options.MaxInlineDepth)
        {
            inlineDepth--;
            throw new InvalidOperationException($"流程互相执行超过 {Options.MaxInlineDepth} 层。Workflows execute each other more than {Options.MaxInlineDepth} levels deep.");
        }
        try
        {
            await WorkflowRunner.RunAsync(workflow);
        }
        finally
        {
            inlineDepth--;
        }
        return await SaveAsync(workflow, isNew: true, cancellationToken, request.IsInline);
    }

    public async Task<ResumeResult> ResumeBookmarkAsync(string bookmarkId, IReadOnlyDictionary<string, object?>? input = null, CancellationToken cancellationToken = default) =>
        await ResumeAsync(bookmarkId, input, mustBeDue: false, cancellationToken);

    public async Task<ResumeResult> FireTimerAsync(string bookmarkId, CancellationToken cancellationToken = default) =>
        await ResumeAsync(bookmarkId, null, mustBeDue: true, cancellationToken);

    public async Task<ResumeResult> CompleteTaskAsync(string taskId, object? result = null, CancellationToken cancellationToken = default)
    {
        var hash = StimulusHash.Compute(Activities.RunTask.BookmarkName, new Activities.RunTaskStimulus(taskId));
        var bookmarks = await store.FindBookmarksAsync(hash, null, null, null, 1, cancellationToken);
        return bookmarks.Count == 0
            ? new ResumeResult(ResumeOutcome.NotFound)
            : await ResumeBookmarkAsync(bookmarks[0].Id, new Dictionary<string, object?> { [Activities.RunTask.ResultKey] = result }, cancellationToken);
    }

    public async Task<CancelOutcome> CancelAsync(string instanceId, CancellationToken cancellationToken = default)
    {
        var outcome = await CancelAloneAsync(instanceId, cancellationToken);
        if (outcome == CancelOutcome.Cancelled)
            await CancelDescendantsAsync(instanceId, cancellationToken);
        return outcome;
    }

    private async Task<CancelOutcome> CancelAloneAsync(string instanceId, CancellationToken cancellationToken)
    {
        var instance = await store.LockToCancelAsync(instanceId, cancellationToken);
        if (instance is null)
            return CancelOutcome.NotFound;
        if (instance.Status == WorkflowStatus.Finished && instance.SubStatus != WorkflowSubStatus.Faulted)
            return CancelOutcome.AlreadyFinished;
        var workflow = await LoadAsync(instance, cancellationToken);
        workflow.Recorder.RowsAreGone = instance.SubStatus == WorkflowSubStatus.Faulted;
        await CancelAsync(workflow);
        await WorkflowRunner.RunAsync(workflow);
        await SaveAsync(workflow, isNew: false, cancellationToken);
        return CancelOutcome.Cancelled;
    }

    private static async ValueTask CancelAsync(WorkflowExecutionContext workflow)
    {
        workflow.IsCanceled = true;
        if (workflow.Root is { } root)
        {
            workflow.Recorder.Log(root, "Workflow cancelled");
            await workflow.Lifecycle.CancelQuietlyAsync(root);
        }
    }

    public async Task<bool> SetVariablesAsync(string instanceId, IReadOnlyDictionary<string, object?> values, CancellationToken cancellationToken = default)
    {
        var instance = await store.LockInstanceAsync(instanceId, cancellationToken);
        if (instance is null)
            return false;
        var workflow = await LoadAsync(instance, cancellationToken);
        foreach (var (name, value) in values)
            workflow.Root?.SetVariable(name, value);
        instance.UpdatedAt = Clock.GetUtcNow();
        instance.State = StateWriter.Write(workflow);
        await store.SaveBurstAsync(workflow.Recorder.ToChanges(isNewInstance: false), cancellationToken);
        return true;
    }

    private async Task<ResumeResult> ResumeAsync(string bookmarkId, IReadOnlyDictionary<string, object?>? input, bool mustBeDue, CancellationToken cancellationToken)
    {
        // A bookmark's id begins with its instance's and ends with its number, so a burnt one is known for what it was.
        var dash = bookmarkId.LastIndexOf('-');
        if (dash <= 0 || !int.TryParse(bookmarkId.AsSpan(dash + 1), out var number))
            return new ResumeResult(ResumeOutcome.NotFound);
        var instance = await store.LockInstanceAsync(bookmarkId[..dash], cancellationToken);
        if (instance is null)
            return new ResumeResult(ResumeOutcome.NotFound);
        var workflow = await LoadAsync(instance, cancellationToken);
        return workflow.FindBookmark(bookmarkId) is null
            ? new ResumeResult(number > 0 && number <= workflow.BookmarkCounter ? ResumeOutcome.AlreadyHandled : ResumeOutcome.NotFound)
            : await ResumeAsync(workflow, bookmarkId, input, mustBeDue, cancellationToken);
    }

    private async Task<ResumeResult> ResumeAsync(WorkflowExecutionContext workflow, string bookmarkId, IReadOnlyDictionary<string, object?>? input, bool mustBeDue, CancellationToken cancellationToken)
    {
        if (workflow.FindBookmark(bookmarkId) is not { } bookmark)
            return new ResumeResult(ResumeOutcome.AlreadyHandled);
        if (workflow.Instance.Status == WorkflowStatus.Finished)
            return new ResumeResult(ResumeOutcome.InstanceNotRunning);
        if (mustBeDue && (bookmark.DueAt is not { } due || due > Clock.GetUtcNow()))
            return new ResumeResult(ResumeOutcome.NotDue);
        if (workflow.FindExecution(bookmark.ActivityInstanceId) is not { } context)
            return new ResumeResult(ResumeOutcome.NotFound);
        workflow.ResumeInput = PlainMap(input);
        workflow.Lifecycle.Resume(context, bookmark);
        await WorkflowRunner.RunAsync(workflow);
        return new ResumeResult(ResumeOutcome.Resumed, await SaveAsync(workflow, isNew: false, cancellationToken));
    }

    private async Task<WorkflowExecutionContext> LoadAsync(WorkflowInstance instance, CancellationToken cancellationToken)
    {
        var graph = await graphs.GetForAsync(instance, store, cancellationToken) ?? throw new DefinitionNotFoundException(instance.DefinitionVersionId);
        var workflow = new WorkflowExecutionContext(instance, graph, environment, cancellationToken);
        StateReader.Read(instance.State, workflow);
        return workflow;
    }

    private async Task<WorkflowRunResult> SaveAsync(WorkflowExecutionContext workflow, bool isNew, CancellationToken cancellationToken, bool isInline = false)
    {
        TellParent(workflow, isInline);
        workflow.Instance.State = StateWriter.Write(workflow);
        var changes = workflow.Recorder.ToChanges(isNew);
        await store.SaveBurstAsync(changes, cancellationToken);
        await HearEarlierEventsAsync(changes, cancellationToken);
        if (workflow.Recorder.RowsAreRestored)
            await store.WakeQueuedAsync(QueueItems.ResumeKind, Clock.GetUtcNow(), workflow.Id, cancellationToken);
        return ResultOf(workflow);
    }

    private static WorkflowRunResult ResultOf(WorkflowExecutionContext workflow) => new(workflow.Id, workflow.Instance.Status, workflow.Instance.SubStatus)
    {
        Output = workflow.Output.AsReadOnly(),
        Incidents = [.. workflow.IncidentList],
        Bookmarks = [.. workflow.Bookmarks],
    };

    private async Task<WorkflowGraph> GraphForAsync(StartWorkflowRequest request, CancellationToken cancellationToken)
    {
        if (request.VersionId is { } versionId)
            return await graphs.GetAsync(versionId, store, cancellationToken) ?? throw new DefinitionNotFoundException(versionId);
        var definitionId = request.DefinitionId ?? throw new ArgumentException("A definition id or a version id is needed.", nameof(request));
        var definition = await store.FindDefinitionAsync(definitionId, request.Version, cancellationToken) ?? throw new DefinitionNotFoundException($"{definitionId} ({request.Version})");
        return await graphs.GetAsync(definition, store, cancellationToken);
    }

    // A null correlation id correlates nothing, so it never stands in anybody's way.
    private async Task<bool> MayStartAsync(WorkflowGraph graph, string? correlationId, CancellationToken cancellationToken)
    {
        var strategy = graph.Header.ActivationStrategyType;
        if (string.IsNullOrEmpty(strategy) || strategy.Contains("AllowAlways", StringComparison.Ordinal))
            return true;
        var isCorrelated = strategy.Contains("Correlat", StringComparison.Ordinal);
        if (isCorrelated && string.IsNullOrEmpty(correlationId))
            return true;
        var isAcrossDefinitions = isCorrelated && !strategy.Contains("Singleton", StringComparison.Ordinal);
        var (definition, correlation) = (isAcrossDefinitions ? null : graph.DefinitionId, isCorrelated ? correlationId : null);
        // Of two starts at once the second counts when the first has been committed or undone.
        await store.HoldAsync($"activation:{definition}:{correlation}", cancellationToken);
        return await store.CountRunningAsync(definition, correlation, cancellationToken) == 0;
    }

    private Dictionary<string, object?> Typed(WorkflowGraph graph, IDictionary<string, object?> input)
    {
        var typed = new Dictionary<string, object?>(input, StringComparer.Ordinal);
        foreach (var declared in graph.Header.Inputs)
        {
            if (typed.TryGetValue(declared.Name, out var value) && value is not null && TypeAliases.Resolve(declared.TypeName, declared.IsArray) is { } type && type != typeof(object))
                typed[declared.Name] = PlainValue.From(ValueConverter.Convert(value, type, Options.TimeZone));
        }
        return typed;
    }

    private static void Fill(IDictionary<string, object?> target, IReadOnlyDictionary<string, object?>? source)
    {
        foreach (var (key, value) in source ?? WorkflowExecutionContext.EmptyInput)
            target[key] = PlainValue.From(value);
    }

    private static Dictionary<string, object?> PlainMap(IReadOnlyDictionary<string, object?>? source)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        Fill(map, source);
        return map;
    }
}

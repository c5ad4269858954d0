using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Expressions;
using Orchestrator.Engine.Graph;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine;

/// <summary>One execution of one activity: its inputs, its place among the running steps, and the ways in which it can go on.</summary>
public sealed partial class ActivityExecutionContext
{
    private static readonly object NotEvaluated = new();
    private readonly object?[] slots;
    private Dictionary<string, object?>? properties;
    private bool isBeingGiven;
    private List<Bookmark>? bookmarks;

    internal ActivityExecutionContext(WorkflowExecutionContext workflow, GraphNode node, ActivityExecutionContext? parent, string id, DateTimeOffset startedAt)
    {
        WorkflowExecutionContext = workflow;
        Node = node;
        ParentActivityExecutionContext = parent;
        Id = id;
        StartedAt = startedAt;
        slots = node.Inputs.Length == 0 ? [] : new object?[node.Inputs.Length];
        Array.Fill(slots, NotEvaluated);
    }

    /// <summary>Id of this execution (Elsa's activity instance id).</summary>
    public string Id { get; }
    public GraphNode Node { get; }
    public IActivity Activity => Node.Activity;
    public WorkflowExecutionContext WorkflowExecutionContext { get; }
    public ActivityExecutionContext? ParentActivityExecutionContext { get; }
    public ActivityStatus Status { get; internal set; } = ActivityStatus.Pending;
    /// <summary>Whatever the parent wrote on this execution to know it again.</summary>
    public string? Tag { get; internal init; }
    public DateTimeOffset StartedAt { get; }
    public DateTimeOffset? CompletedAt { get; internal set; }
    /// <summary>The outcomes of completion; <c>Done</c> when none were named.</summary>
    public IReadOnlyList<string> Outcomes { get; internal set; } = DoneOutcome;
    public int CallStackDepth { get; internal init; }
    public int AggregateFaultCount { get; internal set; }
    public CancellationToken CancellationToken => WorkflowExecutionContext.CancellationToken;
    public TimeProvider Clock => WorkflowExecutionContext.Clock;
    /// <summary>Open bookmarks of this execution.</summary>
    public IEnumerable<Bookmark> Bookmarks => bookmarks ?? [];
    /// <summary>The bookmark whose resumption runs this activity now, or null.</summary>
    public Bookmark? ResumedBookmark => WorkflowExecutionContext.ResumedBookmark is { } b && b.ActivityInstanceId == Id ? b : null;
    /// <summary>What came with the resumption, such as the result of a task.</summary>
    public IReadOnlyDictionary<string, object?> ResumeInput => WorkflowExecutionContext.ResumeInput;
    /// <summary>Small values that the activity wants to find again after a wait. Plain values only.</summary>
    public IDictionary<string, object?> Properties => properties ??= new Dictionary<string, object?>(StringComparer.Ordinal);
    /// <summary>The executions below this one that are neither completed nor cancelled.</summary>
    public IEnumerable<ActivityExecutionContext> Children
    {
        get
        {
            for (var child = firstChild; child is not null;)
            {
                var next = child.nextSibling;
                yield return child;
                child = next;
            }
        }
    }
    /// <summary>Whether a child runs, waits, has faulted or is about to start. A container whose children are all done completes itself.</summary>
    public bool HasOpenChildren => LiveChildren > 0 || QueuedChildren > 0;
    /// <summary>Whether a <c>Break</c> below has ended this <see cref="ILoop"/>: it then completes instead of going on.</summary>
    public bool IsBreaking => Activities.Breaking.Is(this);
    /// <summary>True when the stimulus that started the instance is addressed to this step, which then need not wait for it.</summary>
    public bool IsTriggerOfWorkflow { get; internal set; }

    internal static readonly string[] DoneOutcome = ["Done"];
    internal Dictionary<string, object?>? PropertiesOrNull { get => properties; set => properties = value; }
    internal Dictionary<string, object?>? Variables { get; set; }
    internal Dictionary<string, object?>? DynamicVariables { get; set; }
    internal Dictionary<string, object?>? OutputValues { get; set; }
    internal string? SchedulingExecutionId { get; init; }
    internal string? SchedulingActivityId { get; init; }
    internal string? CompletionContinuation { get; set; }
    internal bool ViaBackwardConnection { get; set; }
    internal IExecutionMemory? Memory { get; set; }
    internal RetryPoint? Retry { get; set; }
    internal ExceptionState? Exception { get; set; }
    internal string? StoredInputs { get; set; }
    internal List<Bookmark> OpenBookmarks => bookmarks ??= [];
    internal bool HasBookmarks => bookmarks is { Count: > 0 };
    /// <summary>Scheduled, but kept from running by the guard against endless loops until a person has looked at it.</summary>
    internal bool IsHeld => Status == ActivityStatus.Pending && Retry is not null;
    internal bool IsNew { get; init; }
    internal bool IsTouched { get; set; }
    internal bool WasResumed { get; set; }
    internal bool BookmarkedThisRun { get; set; }
    /// <summary>True while the activity's own code runs; a completion asked for then takes effect when the code has returned without a fault.</summary>
    internal bool IsInBody { get; set; }
    internal IReadOnlyList<string>? RequestedOutcomes { get; set; }
    internal int QueuedChildren { get; set; }
    /// <summary>Rises when the children that are still queued are called off, so that the queue need not be searched for them.</summary>
    internal int QueueGeneration { get; private set; }
    internal int LiveChildren { get; private set; }

    /// <summary>The value of an input, converted to its type. On resumption it is evaluated anew.</summary>
    /// <exception cref="InputEvaluationException">The expression failed or its value does not fit.</exception>
    public T? Get<T>(Input<T>? input)
    {
        if (input is null)
            return default;
        ref var slot = ref slots[input.Slot];
        if (ReferenceEquals(slot, NotEvaluated))
            slot = EvaluateNow(input);
        return slot is null ? default : (T)slot;
    }

    /// <summary>The value of an input, or <paramref name="fallback"/> when it has none.</summary>
    public T Get<T>(Input<T>? input, T fallback) => input is null || Get(input) is not { } value ? fallback : value;

    /// <summary>Evaluates an input afresh, whatever it gave before.</summary>
    public T? Evaluate<T>(Input<T>? input)
    {
        if (input is null)
            return default;
        slots[input.Slot] = NotEvaluated;
        return Get(input);
    }

    /// <summary>Yields an output: it is journalled and goes to the variable or workflow output that it is bound to.</summary>
    public void Set<T>(Output<T>? output, T? value)
    {
        if (output is null)
            return;
        SetOutput(output, value);
    }

    /// <summary>A variable by name or id, sought from here outwards; null when there is none.</summary>
    public object? GetVariable(string name) => TryGetVariable(name, out var value) ? value : null;

    /// <summary>A variable by name or id, converted.</summary>
    public T? GetVariable<T>(string name) => ValueConverter.To<T>(GetVariable(name), WorkflowExecutionContext.TimeZone);

    /// <summary>Whether a variable of that name or id is in scope, and its value.</summary>
    public bool TryGetVariable(string name, out object? value)
    {
        for (var scope = this; scope is not null; scope = scope.ParentActivityExecutionContext)
        {
            if (scope.DynamicVariables is { } dynamic && dynamic.TryGetValue(name, out value))
                return true;
            if (scope.FindDeclared(name) is { } declared)
            {
                value = scope.Variables is { } values && values.TryGetValue(declared.Id, out var stored) ? stored : declared.DefaultValue;
                return true;
            }
        }
        value = null;
        return false;
    }

    /// <summary>Sets a variable by name or id where it is declared; an unknown name becomes a variable of the whole instance.</summary>
    public void SetVariable(string name, object? value)
    {
        for (var scope = this; scope is not null; scope = scope.ParentActivityExecutionContext)
        {
            if (scope.DynamicVariables is { } dynamic && dynamic.ContainsKey(name))
            {
                dynamic[name] = PlainValue.From(value);
                return;
            }
            if (scope.FindDeclared(name) is { } declared)
            {
                scope.Store(declared, value);
                return;
            }
            if (scope.ParentActivityExecutionContext is null)
                (scope.DynamicVariables ??= new(StringComparer.Ordinal))[name] = PlainValue.From(value);
        }
    }

    /// <summary>An input of the workflow, or of the stimulus that runs it now.</summary>
    public T? GetWorkflowInput<T>(string name) =>
        ValueConverter.To<T>(TryGetWorkflowInput(name, out var value) ? value : null, WorkflowExecutionContext.TimeZone);

    /// <summary>An input by name: of the workflow that is used as a step around this one, if it declares it, else of the instance.</summary>
    public bool TryGetWorkflowInput(string name, out object? value)
    {
        for (var scope = ParentActivityExecutionContext; scope is not null; scope = scope.ParentActivityExecutionContext)
        {
            if (scope.Activity is Activities.WorkflowDefinitionActivity child && child.DeclaresInput(name))
                return scope.TryGetVariable(name, out value);
        }
        return WorkflowExecutionContext.TryGetInput(name, out value);
    }

    /// <summary>Inputs declared by the nearest workflow that is used as a step around this one.</summary>
    internal IEnumerable<string> InputsOfSurroundingWorkflow()
    {
        for (var scope = ParentActivityExecutionContext; scope is not null; scope = scope.ParentActivityExecutionContext)
        {
            if (scope.Activity is Activities.WorkflowDefinitionActivity child)
                return child.Definition.Inputs.Select(input => input.Name);
        }
        return [];
    }

    /// <summary>A value that an earlier run of this execution kept, converted; the default of the type when there is none.</summary>
    public T? GetProperty<T>(string name) => ValueConverter.To<T>(PropertiesOrNull?.GetValueOrDefault(name), WorkflowExecutionContext.TimeZone);

    /// <summary>Keeps a value with this execution until it completes. Any value that JSON can hold comes back by <see cref="GetProperty{T}"/>.</summary>
    public void SetProperty(string name, object? value) => Properties[name] = PlainValue.From(value);

    public T? GetService<T>() => WorkflowExecutionContext.Services.GetService<T>();

    public T GetRequiredService<T>() where T : notnull => WorkflowExecutionContext.Services.GetRequiredService<T>();

    /// <summary>Waits: the instance is suspended here until the bookmark is resumed.</summary>
    public Bookmark CreateBookmark(CreateBookmarkArgs args) => WorkflowExecutionContext.CreateBookmark(this, args);

    /// <summary>Waits for a stimulus with the given payload.</summary>
    public Bookmark CreateBookmark(object? stimulus, ExecuteActivityDelegate? callback = null, bool includeActivityInstanceId = true) =>
        CreateBookmark(new CreateBookmarkArgs { Stimulus = stimulus, Callback = callback, IncludeActivityInstanceId = includeActivityInstanceId });

    /// <summary>Waits until this very bookmark is resumed by its id.</summary>
    public Bookmark CreateBookmark(ExecuteActivityDelegate? callback = null) => CreateBookmark(new CreateBookmarkArgs { Callback = callback });

    /// <summary>Takes back a bookmark of this execution.</summary>
    public void RemoveBookmark(Bookmark bookmark) => WorkflowExecutionContext.RemoveBookmark(bookmark.Id);

    /// <summary>Completes with the outcome <c>Done</c>; what still runs below is cancelled, open bookmarks are burnt.</summary>
    public ValueTask CompleteActivityAsync() => WorkflowExecutionContext.Lifecycle.CompleteAsync(this, DoneOutcome);

    /// <summary>Completes with the named outcomes.</summary>
    public ValueTask CompleteActivityWithOutcomesAsync(params string[] outcomes) => WorkflowExecutionContext.Lifecycle.CompleteAsync(this, outcomes);

    /// <summary>
    /// Schedules a child of this activity. When it completes, <paramref name="callback"/> runs, or <see cref="Engine.Activity.OnChildCompletedAsync"/> without one.
    /// Where the definition gives no child, the callback runs at once with this execution as its own child; without a callback this activity completes.
    /// </summary>
    /// <exception cref="InvalidOperationException">The activity is no child of this one in the definition, or the callback is no method of its class.</exception>
    public ValueTask ScheduleActivityAsync(IActivity? child, ActivityCompletionCallback? callback = null, string? tag = null, IReadOnlyDictionary<string, object?>? variables = null)
    {
        if (child is null)
            return callback is null ? CompleteActivityAsync() : callback(new ActivityCompletedContext(this, this));
        // An activity that the definition does not put below this one has no place in the graph, and a later process could not find it.
        if (child is not Activity { Node: { } node } || node.Parent != Node)
            throw new InvalidOperationException($"“{Node.NodeId}”只能安排自己的下级步骤，而“{child.GetType().Name}”不是。'{Node.NodeId}' can schedule its own children only, and this {child.GetType().Name} is none: a child stands in a property of the activity and in the definition.");
        WorkflowExecutionContext.Lifecycle.Schedule(node, this, tag, variables, continuation: callback is null ? null : Node.Blueprint.ContinuationId(callback.Method, Node));
        return default;
    }

    /// <summary>Cancels a running child execution and everything below it.</summary>
    public ValueTask CancelActivityAsync(ActivityExecutionContext child) => WorkflowExecutionContext.Lifecycle.CancelAsync(child);

    /// <summary>Writes a line of its own into the journal.</summary>
    public void AddExecutionLogEntry(string eventName, string? message = null, object? payload = null) =>
        WorkflowExecutionContext.Recorder.Log(this, eventName, message, payload is null ? null : PlainValue.ToJson(payload));

    internal void EvaluateInputs()
    {
        foreach (var input in Node.Inputs)
        {
            if (Node.Blueprint.IsAutoEvaluated(input.Name) && ReferenceEquals(slots[input.Slot], NotEvaluated))
                slots[input.Slot] = EvaluateNow(input);
        }
    }

    internal bool TryGetEvaluated(Input input, out object? value)
    {
        value = slots[input.Slot];
        return !ReferenceEquals(value, NotEvaluated);
    }

    internal void SetOutput(Output output, object? value)
    {
        var plain = PlainValue.From(value);
        (OutputValues ??= new(StringComparer.Ordinal))[output.Name] = plain;
        WorkflowExecutionContext.Recorder.Touch(this);
        if (output.MemoryReference is not { Length: > 0 } reference)
            return;
        // A workflow that is a step binds its outputs in the terms of what stands around it.
        var from = Activity is Activities.WorkflowDefinitionActivity ? ParentActivityExecutionContext ?? this : this;
        if (from.TryGetVariable(reference, out _))
            from.SetVariable(reference, plain);
        else
            from.SetWorkflowOutput(reference, plain);
    }

    /// <summary>Sets an output of the nearest workflow around this step that declares it, else of the instance.</summary>
    internal void SetWorkflowOutput(string name, object? value)
    {
        for (var scope = ParentActivityExecutionContext; scope is not null; scope = scope.ParentActivityExecutionContext)
        {
            if (scope.Activity is Activities.WorkflowDefinitionActivity child && child.DeclaresOutput(name))
            {
                scope.SetOutput(scope.Node.Outputs.First(output => output.Name == name), value);
                return;
            }
        }
        var declared = WorkflowExecutionContext.Graph.Header.Outputs.FirstOrDefault(output => output.Name == name);
        WorkflowExecutionContext.Output[name] = Fitted(name, value, (declared is null ? null : TypeAliases.Resolve(declared.TypeName, declared.IsArray)) ?? typeof(object));
    }

    /// <summary>The value of an input whose type is known only at run time.</summary>
    internal object? ValueOf(Input input)
    {
        ref var slot = ref slots[input.Slot];
        if (ReferenceEquals(slot, NotEvaluated))
            slot = EvaluateNow(input);
        return slot;
    }

    internal void Store(Variable declared, object? value) =>
        (Variables ??= new(StringComparer.Ordinal))[declared.Id] = Fitted(declared.Name, value, declared.ValueType);

    // A workflow may put what it likes into a variable or an output, as in Elsa: what does not fit the declared type is kept as it is, and the journal says so.
    private object? Fitted(string name, object? value, Type type)
    {
        if (type == typeof(object))
            return PlainValue.From(value);
        try
        {
            return PlainValue.From(ValueConverter.Convert(value, type, WorkflowExecutionContext.TimeZone));
        }
        catch (ValueConversionException misfit)
        {
            WorkflowExecutionContext.Recorder.Log(this, "Value Kept", $"{name}: {misfit.Message}");
            return PlainValue.From(value);
        }
    }

    /// <summary>The variables that it declares, unless it is being given its own inputs: those are said in the terms of what stands around it.</summary>
    internal IReadOnlyList<Variable> DeclaredVariables => isBeingGiven ? [] : Node.Variables;

    private Variable? FindDeclared(string nameOrId)
    {
        var declared = DeclaredVariables;
        for (var i = 0; i < declared.Count; i++)
        {
            if (declared[i].Id == nameOrId || declared[i].Name == nameOrId)
                return declared[i];
        }
        return null;
    }

    private object? EvaluateNow(Input input)
    {
        try
        {
            if (input.Expression is null)
                return input.DefaultValue;
            isBeingGiven = Activity is Activities.WorkflowDefinitionActivity;
            var value = input.Expression.Evaluate(this);
            if (!Node.Blueprint.IsBuiltIn)
                return ValueConverter.Convert(value, input.ValueType, WorkflowExecutionContext.TimeZone);
            var converted = ValueConverter.ConvertOrNone(value, input.ValueType, WorkflowExecutionContext.TimeZone, out var misfit);
            if (misfit is not null)
                WorkflowExecutionContext.Recorder.Log(this, "Input Ignored", $"{input.Name}: {misfit.Message}");
            return converted;
        }
        catch (Exception e) when (e is not InputEvaluationException && !WorkflowExecutionContext.Propagates(e))
        {
            throw new InputEvaluationException(WorkflowExecutionContext.DefinitionId, Node.Id, input.Name, e);
        }
        finally
        {
            isBeingGiven = false;
        }
    }
}

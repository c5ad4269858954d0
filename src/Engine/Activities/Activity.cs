using Orchestrator.Engine.Graph;

namespace Orchestrator.Engine;

/// <summary>
/// Base of all activities. The type is constructed without parameters when a definition is compiled and asks the context for services.
/// It must complete itself (<see cref="ActivityExecutionContext.CompleteActivityAsync"/>) or create a bookmark; <see cref="CodeActivity"/> completes by itself.
/// </summary>
public abstract class Activity : IActivity
{
    public string Id => Node.Id;
    public string NodeId => Node.NodeId;
    public string? Name => Node.Name;
    public string Type => Node.Type;
    public int Version => Node.Version;

    /// <summary>The place in the graph; set once by the compiler.</summary>
    public GraphNode Node { get; internal set; } = null!;

    /// <summary>Whether the activity may run now. False leaves it pending, with a line in the journal.</summary>
    protected internal virtual ValueTask<bool> CanExecuteAsync(ActivityExecutionContext context) => new(true);

    /// <summary>Does the work. An exception becomes an incident of this step.</summary>
    protected internal virtual ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        Execute(context);
        return default;
    }

    /// <summary>Does the work, for activities that await nothing.</summary>
    protected virtual void Execute(ActivityExecutionContext context)
    {
    }

    /// <summary>A child that this activity scheduled has completed. By default the activity completes as well.</summary>
    protected internal virtual ValueTask OnChildCompletedAsync(ActivityExecutionContext context, ActivityExecutionContext child) => context.CompleteActivityAsync();

    /// <summary>A child was cancelled although its parent goes on.</summary>
    protected internal virtual ValueTask OnChildCanceledAsync(ActivityExecutionContext context, ActivityExecutionContext child) => default;

    /// <summary>Lets the activity read what a type-blind binder cannot, once, when the definition is compiled.</summary>
    protected internal virtual void OnCompiled(ActivityBinding binding)
    {
    }

    /// <summary>Called when the execution is cancelled, before its bookmarks are removed.</summary>
    protected internal virtual ValueTask OnCanceledAsync(ActivityExecutionContext context) => default;

    internal virtual bool CompletesByItself => false;
}

/// <summary>An activity with a result that can be bound to a variable.</summary>
public abstract class Activity<T> : Activity
{
    /// <summary>What the activity yields.</summary>
    [Output]
    public Output<T>? Result { get; set; }
}

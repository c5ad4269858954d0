namespace Orchestrator.Engine;

/// <summary>Code that runs when a bookmark is resumed or a child completes. It must be a method of the activity's class, named as the state will remember it.</summary>
public delegate ValueTask ExecuteActivityDelegate(ActivityExecutionContext context);

/// <summary>Code of a parent that runs when a certain child completes; a method of the parent's class.</summary>
public delegate ValueTask ActivityCompletionCallback(ActivityCompletedContext context);

/// <summary>What a parent learns when its child completes.</summary>
public sealed record ActivityCompletedContext(ActivityExecutionContext TargetContext, ActivityExecutionContext ChildContext)
{
    /// <summary>The outcomes with which the child completed.</summary>
    public IReadOnlyList<string> Outcomes => ChildContext.Outcomes;
}

/// <summary>How an activity wants to wait. One activity may hold several bookmarks, for example for a decision and for its deadline; completing it burns them all.</summary>
public sealed record CreateBookmarkArgs
{
    /// <summary>Name that enters the hash; the activity's type name by default.</summary>
    public string? Name { get; init; }
    /// <summary>What the bookmark waits for: a payload whose JSON enters the hash. Null waits for nothing but its id.</summary>
    public object? Stimulus { get; init; }
    /// <summary>Runs on resumption. Without it the activity completes (see <see cref="AutoComplete"/>).</summary>
    public ExecuteActivityDelegate? Callback { get; init; }
    /// <summary>Whether the hash names this very execution, so that only a stimulus addressed to it matches. Default true, as in Elsa.</summary>
    public bool IncludeActivityInstanceId { get; init; } = true;
    /// <summary>Whether the bookmark is removed once it has been resumed. Default true.</summary>
    public bool AutoBurn { get; init; } = true;
    /// <summary>Whether resumption without callback completes the activity. Default true.</summary>
    public bool AutoComplete { get; init; } = true;
    /// <summary>When set, the bookmark is a timer: the clock resumes it at this instant (UTC), whatever else may resume it earlier.</summary>
    public DateTimeOffset? DueAt { get; init; }
    /// <summary>Outcomes with which resumption without callback completes the activity; <c>Done</c> by default.</summary>
    public IReadOnlyList<string> Outcomes { get; init; } = [];
}

/// <summary>Gives a callback a name that stays when the method is renamed. Without it the method's own name is stored in running instances.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContinuationAttribute(string id) : Attribute
{
    public string Id { get; } = id;
}

using Orchestrator.Engine.Execution;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Activities;

/// <summary>The word that a finished child sends to the parent that waits for it.</summary>
public sealed record ChildWorkflowStimulus(string ChildInstanceId);

/// <summary>How parents and children find each other.</summary>
internal static class ChildWorkflows
{
    public const string BookmarkName = "Elsa.ChildWorkflow";
    public const string InstanceIdKey = "WorkflowInstanceId";
    public const string StatusKey = "Status";
    public const string SubStatusKey = "SubStatus";
    public const string OutputKey = "Output";
    /// <summary>In the word of a child that was never started: why.</summary>
    public const string NotStartedKey = "NotStarted";
    /// <summary>Property and input by which a child knows its parent, as in Elsa.</summary>
    public const string ParentKey = "ParentInstanceId";
    /// <summary>Property of a child whose parent waits for it.</summary>
    public const string WaitKey = "WaitForCompletion";
    /// <summary>Property of a child that reports to another bookmark than that of a parent which waits for it alone.</summary>
    public const string ReportsToKey = "ReportsTo";

    /// <exception cref="DefinitionNotFoundException">The definition has no published version.</exception>
    public static async ValueTask RequirePublishedAsync(ActivityExecutionContext context, string definitionId)
    {
        var store = context.GetRequiredService<Persistence.IEngineStore>();
        _ = await store.FindDefinitionAsync(definitionId, Definitions.VersionOptions.Published, context.CancellationToken)
            ?? throw DefinitionNotFoundException.Unpublished(definitionId);
    }

    /// <summary>Hash of the bookmark at which the parent waits: that of the child, or one for many children.</summary>
    public static string WaitHash(string childInstanceId, string? reportsTo) => reportsTo ?? StimulusHash.Compute(BookmarkName, new ChildWorkflowStimulus(childInstanceId));

    public static string RefusalOf(string definitionId) =>
        $"流程“{definitionId}”的启动策略不允许再启动一个实例，子流程没有启动。The child was not started: the activation strategy of '{definitionId}' allows no further instance.";

    public static Dictionary<string, object?> InputFor(ActivityExecutionContext context, IDictionary<string, object?>? input) =>
        new(input ?? new Dictionary<string, object?>(), StringComparer.Ordinal) { [ParentKey] = context.WorkflowExecutionContext.Id };

    public static void Wait(ActivityExecutionContext context, string childInstanceId, ExecuteActivityDelegate callback) => context.CreateBookmark(new CreateBookmarkArgs
    {
        Name = BookmarkName,
        Stimulus = new ChildWorkflowStimulus(childInstanceId),
        IncludeActivityInstanceId = false,
        Callback = callback,
    });
}

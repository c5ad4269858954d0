using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Runtime;

namespace Orchestrator.Engine.Execution;

/// <summary>
/// Steps that run in the background: the burst that comes to one leaves a bookmark and a word in the queue, both in its own transaction. The queue's
/// transaction runs the step, so neither a crash nor another node loses it or runs it twice.
/// </summary>
internal static class BackgroundWork
{
    /// <summary>Name of the bookmark, as in Elsa.</summary>
    public const string BookmarkName = "BackgroundActivity";

    public static void Await(ActivityExecutionContext context)
    {
        context.Status = ActivityStatus.Running;
        var bookmark = context.CreateBookmark(new CreateBookmarkArgs { Name = BookmarkName });
        var workflow = context.WorkflowExecutionContext;
        workflow.Enqueue(QueueItems.Resume(bookmark.Hash, workflow.Id, [], context.Clock));
    }
}

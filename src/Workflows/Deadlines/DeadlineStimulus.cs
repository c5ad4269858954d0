using Orchestrator.Engine;

namespace Orchestrator.Workflows.Deadlines;

/// <summary>What a step that waits for a deadline of its own instance waits for.</summary>
/// <param name="Timer">Timer id, for example <c>T-06</c>.</param>
internal sealed record DeadlineStimulus(string Timer)
{
    /// <summary>Name of the bookmark.</summary>
    public const string BookmarkName = "Case.Deadline";

    /// <summary>A bookmark that any deadline of this timer and this instance resumes.</summary>
    public static CreateBookmarkArgs Bookmark(string timer, ExecuteActivityDelegate callback) =>
        new() { Name = BookmarkName, Stimulus = new DeadlineStimulus(timer), IncludeActivityInstanceId = false, Callback = callback };
}

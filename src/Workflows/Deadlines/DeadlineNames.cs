using Orchestrator.Workflows.Law;

namespace Orchestrator.Workflows.Deadlines;

/// <summary>What people call whatever can be armed.</summary>
public static class DeadlineNames
{
    /// <summary>The name of a timer of the catalogue, of the start of a phase or of the mail buffer; null for an id that is none of them.</summary>
    public static (string Zh, string En)? Find(string id) => Wait.NameOf(id) ?? (TimerCatalogue.Find(id) is { } timer ? (timer.NameZh, timer.NameEn) : null);
}

using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Host.Workbench.Localization;

/// <summary>The domain's own names in the reader's language, so that screen and document call a thing the same.</summary>
internal static class Words
{
    public static string Of(UnitCaseState state) => Texts.Pick(UnitCaseStateNames.Zh(state), UnitCaseStateNames.En(state));

    public static string Of(PenaltyState state) => Texts.Pick(PenaltyStateNames.Zh(state), PenaltyStateNames.En(state));

    public static string Of(UnitCategory category) => Texts.Pick(UnitCategoryNames.Zh(category), UnitCategoryNames.En(category));

    /// <summary>Name of whatever was armed; one that nobody knows is shown by its id.</summary>
    public static string OfTimer(string id) =>
        DeadlineNames.Find(id) is { } known ? Texts.Pick(known.Zh, known.En) : id;

    /// <summary>A state's code as recorded in the audit trail by its name, a deadline by its name and day; anything else as recorded.</summary>
    public static string OfRecorded(string text) =>
        Enum.TryParse<UnitCaseState>(text, out var state) && state.ToString() == text ? Of(state)
        : Enum.TryParse<PenaltyState>(text, out var penalty) && penalty.ToString() == text ? Of(penalty)
        : text.Split(' ', 2) is [var timer, var day] && DeadlineNames.Find(timer) is not null ? $"{OfTimer(timer)} {day}"
        : text;
}

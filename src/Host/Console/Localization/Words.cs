using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Host.Workbench.Localization;

/// <summary>The domain's own names in the reader's language, so that screen and document call a thing the same.</summary>
internal static class Words
{
    public static string Of(UnitCaseState state) => Texts.Pick(UnitCaseStateNames.Zh(state), UnitCaseStateNames.En(state));

    public static string Of(PenaltyState state) => Texts.Pick(PenaltyStateNames.Zh(state), PenaltyStateNames.En(state));

    public static string Of(UnitCategory category) => Texts.Pick(UnitCategoryNames.Zh(category), UnitCategoryNames.En(category));

    /// <summary>Name of a timer of the catalogue; one that is not in it is shown by its id.</summary>
    public static string OfTimer(string id) =>
        TimerCatalogue.Find(id) is { } known ? Texts.Pick(known.NameZh, known.NameEn) : id;

    /// <summary>A state's code as recorded in the audit trail by its name; anything else as recorded.</summary>
    public static string OfRecorded(string text) =>
        Enum.TryParse<UnitCaseState>(text, out var state) && state.ToString() == text ? Of(state)
        : Enum.TryParse<PenaltyState>(text, out var penalty) && penalty.ToString() == text ? Of(penalty)
        : text;
}

using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>Reads the content of a penalty from a form and holds it against the law.</summary>
internal static class PenaltyContents
{
    public static PenaltyContent Read(FormValues form) => new()
    {
        Warning = form.Flag("warning"),
        Fine = form.Money("fine"),
        Confiscation = form.Money("confiscation"),
        StopDays = form.Integer("stopDays"),
    };

    /// <summary>Kinds and ceilings; some fines need an order that was not obeyed.</summary>
    public static Refusal? WithinLaw(PenaltyContent content, PenaltyCase penalty, LegalProfile profile) =>
        PenaltyRules.Check(content, penalty.Violation, profile, lapsed: penalty.OrderId is not null);
}

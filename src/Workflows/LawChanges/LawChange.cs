using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;

namespace Orchestrator.Workflows.LawChanges;

/// <summary>Whether the law has changed under an open case and nobody has said yet which of the two governs it.</summary>
internal static class LawChange
{
    /// <param name="inForce">The law of today.</param>
    public static bool IsOpen(UnitCase @case, LegalProfile held, LegalProfile inForce) =>
        !@case.IsEnded && LegalProfiles.OrderOf(inForce.Id) > LegalProfiles.OrderOf(held.Id) && @case.LawSettledUnder != inForce.Id;
}

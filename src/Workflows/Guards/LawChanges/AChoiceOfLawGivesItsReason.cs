using Orchestrator.Workflows.LawChanges;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.LawChanges;

/// <summary>The choice of a law gives its reason.</summary>
internal sealed class AChoiceOfLawGivesItsReason : LawGuard
{
    private const int LongestReason = 1_000;

    public override Refusal? Check(LawFacts facts) =>
        string.IsNullOrWhiteSpace(facts.Reason) || facts.Reason.Length > LongestReason ? new Refusal("law.reason", $"请写明适用该法的理由（{LongestReason}字以内）。", $"Give the reason for the choice, in at most {LongestReason} characters.", Basis) : null;
}

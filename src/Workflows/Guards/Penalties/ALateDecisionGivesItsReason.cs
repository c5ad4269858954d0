using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>A decision after the time to decide gives the reason for the delay.</summary>
internal sealed class ALateDecisionGivesItsReason : Safeguard
{
    public override string Rule => "G-P9";

    public override IReadOnlyList<string> Transitions => ["PT-25", "PT-26"];

    public override string Zh => "超过办案期限的决定写明超期原因。";

    public override string En => "A decision after the time to decide gives the reason for the delay.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.Penalty.FiledOn is { } filed && request.Now >= facts.Clock.Due("T-14", filed, facts.Profile).ExpiresAt && request.Form.TextOrNull("overdueReason") is null
            ? new Refusal("penalty.overdue-reason-missing", $"办案期限已于 {facts.Clock.Due("T-14", filed, facts.Profile).DueOn:yyyy-MM-dd} 届满，作出决定须写明超期原因。", $"The time to decide ended on {facts.Clock.Due("T-14", filed, facts.Profile).DueOn:yyyy-MM-dd}; the decision must give the reason for the delay.", "G-P9")
            : null;
}

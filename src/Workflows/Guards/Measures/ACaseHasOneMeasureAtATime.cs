using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Measures;

/// <summary>A case has one measure at a time.</summary>
internal sealed class ACaseHasOneMeasureAtATime : Safeguard
{
    public override string Rule => "TR-36";

    public override IReadOnlyList<string> Transitions => ["TR-36", "TR-37", "TR-38", "TR-39", "TR-40", "TR-41", "TR-42"];

    public override string Zh => "同一案件一次只办理一项措施。";

    public override string En => "A case has one measure at a time.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.Measures.Pending is { } pending
            ? new Refusal("measure.one-at-a-time", $"本案的“{MeasureRule.Of(pending.Kind).Zh}”尚未决定，请待其办结。", $"The case has a measure that is not decided yet ({MeasureRule.Of(pending.Kind).En}); wait for it.", "§3.1")
            : null;
}

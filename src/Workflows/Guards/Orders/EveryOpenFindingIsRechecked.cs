using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Orders;

/// <summary>A recheck gives each open finding a result, and no other.</summary>
internal sealed class EveryOpenFindingIsRechecked : Safeguard
{
    public override string Rule => "TR-22";

    public override IReadOnlyList<string> Transitions => ["TR-22", "TR-23", "TR-24", "TR-27"];

    public override string Zh => "复查对每个未整改问题逐项作出结果。";

    public override string En => "A recheck gives each open finding a result, and no other.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        var open = facts.OpenFindings.Select(finding => finding.Id).ToHashSet();
        var answered = request.Form.FindingResults("results").Select(result => result.Finding).ToHashSet();
        return open.SetEquals(answered) ? null
            : new Refusal("recheck.findings-unanswered", $"应当对全部 {open.Count} 个未整改问题逐项复查。", $"Each of the {open.Count} open finding(s) needs a result, and no other.", "TR-22");
    }
}

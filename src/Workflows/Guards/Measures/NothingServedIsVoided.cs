using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Measures;

/// <summary>Only a case opened by mistake, of which nothing was served on the unit, is voided.</summary>
internal sealed class NothingServedIsVoided : Safeguard
{
    public override string Rule => "TR-41";

    public override IReadOnlyList<string> Transitions => ["TR-41"];

    public override string Zh => "只撤销误建且未向单位送达文书的案件。";

    public override string En => "Only a case opened by mistake, of which nothing was served on the unit, is voided.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Outcome == nameof(MeasureKind.Void) && facts.Measures.ServedOnUnit > 0
            ? new Refusal("measure.served", "已向单位送达文书，不能撤销建档；可以终止。", "Documents were served on the unit, so the case cannot be voided; it may be terminated.", "TR-41")
            : null;
}

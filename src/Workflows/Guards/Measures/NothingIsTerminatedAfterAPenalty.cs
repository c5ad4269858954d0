using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Measures;

/// <summary>A case in which a penalty was decided is not terminated.</summary>
internal sealed class NothingIsTerminatedAfterAPenalty : Safeguard
{
    public override string Rule => "TR-40";

    public override IReadOnlyList<string> Transitions => ["TR-40"];

    public override string Zh => "已经作出处罚决定的案件不终止。";

    public override string En => "A case in which a penalty was decided is not terminated.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Outcome == nameof(MeasureKind.Terminate) && facts.Measures.PenaltyWasDecided
            ? new Refusal("measure.penalty-decided", "本案已作出处罚决定，不能终止，应当执行或者撤销该决定。", "A penalty was decided in this case; it is carried out or revoked, not terminated.", "TR-40")
            : null;
}

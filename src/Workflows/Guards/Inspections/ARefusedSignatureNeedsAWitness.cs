using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Inspections;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Inspections;

/// <summary>When the signature is refused, the record needs a witness or a recording.</summary>
internal sealed class ARefusedSignatureNeedsAWitness : Safeguard
{
    public override string Rule => "TR-10";

    public override IReadOnlyList<string> Transitions => ["TR-10", "TR-11", "TR-22", "TR-23", "TR-27"];

    public override string Zh => "拒绝签名的，记录注明并有见证人或者录音录像。";

    public override string En => "When the signature is refused, the record needs a witness or a recording.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        Visits.Signature(request);
}

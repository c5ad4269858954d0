using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Notices;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Service;

/// <summary>Leaving a document needs a witness or a recording.</summary>
internal sealed class LeavingADocumentNeedsAWitness : Safeguard
{
    public override string Rule => "TR-16";

    public override IReadOnlyList<string> Transitions => ["TR-16", "PT-12", "PT-28", "PT-29"];

    public override string Zh => "留置送达有见证人签名或者录音录像。";

    public override string En => "Leaving a document needs a witness or a recording.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Outcome == ServiceActs.Served && request.Form.Text("mode") == nameof(ServiceMode.Left) && request.Form.TextOrNull("witness") is null
            ? new Refusal("service.witness-missing", "留置送达应当有见证人签名或者录音录像。", "Leaving a document needs a witness or a recording.", "公安机关办理行政案件程序规定第三十六条")
            : null;
}

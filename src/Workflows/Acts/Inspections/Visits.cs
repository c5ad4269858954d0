using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Acts.Inspections;

/// <summary>What inspections and rechecks have in common.</summary>
internal static class Visits
{
    public static Refusal NotStarted(InspectionKind kind) =>
        new("inspection.not-started", "检查尚未开始。", "The visit has not begun.", kind == InspectionKind.Full ? "TR-09" : "TR-21");

    /// <summary>The latest visit if it is of this kind and still open.</summary>
    public static Inspection? Open(CaseFacts facts, InspectionKind kind) => facts.Inspection is { FinishedAt: null } visit && visit.Kind == kind ? visit : null;

    public static Refusal? Signature(ActRequest request) =>
        request.Form.Flag("signatureRefused") && request.Form.TextOrNull("witness") is null
            ? new Refusal("inspection.witness-missing", "当事人拒绝签名的，应当注明并有见证人或者录音录像。", "When the signature is refused, the record needs a witness or a recording.", "公安机关办理行政案件程序规定")
            : null;

    public static void Finish(Inspection visit, ActRequest request, InspectionResult result)
    {
        visit.FinishedAt = request.Now;
        visit.Result = result;
        visit.SignatureRefused = request.Form.Flag("signatureRefused");
        visit.Witness = request.Form.TextOrNull("witness");
    }
}

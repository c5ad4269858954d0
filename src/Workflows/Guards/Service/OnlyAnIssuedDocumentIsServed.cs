using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Service;

/// <summary>What is served is an issued document that waits for service.</summary>
internal sealed class OnlyAnIssuedDocumentIsServed : Safeguard
{
    public override string Rule => "TR-16";

    public override IReadOnlyList<string> Transitions => ["TR-02", "TR-16", "PT-12", "PT-28", "PT-29"];

    public override string Zh => "送达的是已签发、待送达的文书。";

    public override string En => "What is served is an issued document that waits for service.";

    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        facts.Notice is { Status: not (NoticeStatus.Served or NoticeStatus.Voided) } ? null : new Refusal("service.nothing-to-serve", "该文书不待送达。", "The document does not wait for service.", "TR-16");
}

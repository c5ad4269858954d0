using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Measures;

/// <summary>Only a document that waits to be served is voided and issued anew: what has reached its addressee is revoked or changed in the way of the law.</summary>
internal sealed class OnlyADocumentThatWaitsForServiceIsVoided : Safeguard
{
    private const string Requirement = "REQ-62";

    public override string Rule => Requirement;

    public override IReadOnlyList<string> Transitions => [Requirement];

    public override string Zh => "只有尚未送达的文书可以作废并重新制发；已送达的依法撤销或者变更。";

    public override string En => "Only a document that has not been served yet is voided and issued anew; one that was served is revoked or changed as the law provides.";

    // When it is asked for, and again when it is approved: it may have been served meanwhile.
    public override Refusal? Check(CaseFacts facts, ActRequest request) =>
        request.Outcome == nameof(MeasureKind.VoidDocument) || (request.Outcome == "Approve" && facts.Measures.Pending is { Kind: MeasureKind.VoidDocument }) ? Check(facts.Measures.Document) : null;

    public static Refusal? Check(VoidedDocument? document) =>
        document?.Notice is not { } notice ? new Refusal("measure.document-unknown", "本案没有这个文号或者名称的文书。", "The case has no document of this number or title.", Requirement)
        : notice.Status == NoticeStatus.Voided ? new Refusal("measure.document-voided", "该文书已经作废。", "The document is void already.", Requirement)
        : notice.Status == NoticeStatus.Served ? new Refusal("measure.document-served", "该文书已经送达，不能作废；确有错误的，应当依法撤销或者变更。", "The document was served and cannot be voided; if it is wrong, it is revoked or changed as the law provides.", Requirement)
        : document.IsPublished ? new Refusal("measure.document-published", "该文书正在公告送达，不能作废。", "A public notice of the document runs; it cannot be voided.", Requirement)
        : document.Service is null ? new Refusal("measure.document-not-waiting", "该文书不待送达，不能作废。", "The document does not wait to be served; it cannot be voided.", Requirement)
        : null;
}

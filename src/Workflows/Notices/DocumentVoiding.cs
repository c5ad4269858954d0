using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards.Measures;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Notices;

/// <summary>
/// 文书作废: a document with a mistake that has not reached its addressee is voided and issued anew. Its number stays used and the document readable, with
/// its mark; whoever was to serve it serves the one in its place.
/// </summary>
internal sealed class DocumentVoiding(IRecords records, IAuditTrail audit, NoticeDesk notices, CaseFiles files, Acting acting)
{
    /// <param name="document">Number of the document, or its title when it has none.</param>
    public async Task VoidAsync(CaseFile file, string document, string reason, CancellationToken cancellationToken)
    {
        var facts = await VoidedDocument.ReadAsync(records, file.Case.Id, document, cancellationToken);
        if (OnlyADocumentThatWaitsForServiceIsVoided.Check(facts) is { } refusal)
            throw new RefusedException(refusal);
        var (notice, task) = (facts.Notice!, facts.Service!);
        var ofDocument = notice.PenaltyCaseId is { } penaltyId ? await files.OpenAsync(null, file.Case.Id, penaltyId, cancellationToken) : file;
        var enclosed = await records.EnclosedAsync(notice, cancellationToken);
        var successor = await ReplaceAsync(ofDocument, notice, reason, cancellationToken);
        task.NoticeId = successor.Id;
        (task.Title, task.TitleEn) = AwaitService.TitleOf(successor);
        // What goes with it speaks of it by its number.
        foreach (var enclosure in enclosed)
            await ReplaceAsync(ofDocument, enclosure, reason, cancellationToken);
    }

    private async Task<Notice> ReplaceAsync(CaseFile file, Notice notice, string reason, CancellationToken cancellationToken)
    {
        // Nothing is void before there is something in its place.
        var successor = await notices.ReissueAsync(file, notice, cancellationToken);
        (notice.Status, notice.VoidReason, notice.SuccessorId) = (NoticeStatus.Voided, reason, successor.Id);
        audit.Append(file.Case, acting.Actor, "notice.voided", notice.DocumentNumber, successor.DocumentNumber, reason, new { notice.Id, notice.TemplateCode, notice.DocumentNumber, notice.Sha256, successor = successor.Id });
        return successor;
    }
}

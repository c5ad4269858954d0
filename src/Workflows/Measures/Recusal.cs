using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Measures;

/// <summary>
/// What an ordered recusal (回避) does: the person loses every right to write in the case at once, another takes over the case, its open penalty cases and
/// tasks, and evidence that the person secured waits for a decision whether it counts. What they did before stands until then.
/// </summary>
internal sealed class Recusal(IRecords records, IAuditTrail audit)
{
    public const string Basis = "公安机关办理行政案件程序规定第二十五条";
    private const int Most = 1_000;

    public async Task OrderAsync(CaseFile file, string personId, string? successorId, string reason, Actor actor, CancellationToken cancellationToken)
    {
        var (@case, caseId) = (file.Case, file.Case.Id);
        if (!@case.RecusedPersons.Contains(personId))
            @case.RecusedPersons.Add(personId);
        await new OfficerChange(records).ReplaceAsync(@case, personId, successorId, cancellationToken);
        foreach (var task in await records.ListAsync<WorkTask>(row => row.CaseId == caseId && row.Status == WorkTaskStatus.Open && row.AssigneeId == personId, Most, null, cancellationToken))
            task.AssigneeId = task.Role == Role.Officer ? successorId : null;
        var evidence = await records.ListAsync<EvidenceItem>(row => row.CaseId == caseId && (row.CollectedBy == personId || row.SecondOfficer == personId) && row.Standing == EvidenceStanding.Unquestioned, Most, null, cancellationToken);
        foreach (var item in evidence)
            item.Standing = EvidenceStanding.InDoubt;
        foreach (var slip in await records.ListAsync<ApprovalSlip>(row => row.CaseId == caseId && row.PersonId == personId && row.Status == SlipStatus.Waiting && row.Kind != SlipKind.Copy, Most, null, cancellationToken))
            slip.Status = SlipStatus.Withdrawn;
        audit.Append(@case, actor, "case.recusal", before: personId, after: successorId, reason: reason, data: new { person = personId, successor = successorId, evidenceInDoubt = evidence.Select(item => item.Number) });
    }
}

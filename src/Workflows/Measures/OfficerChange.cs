using Orchestrator.Workflows.Approvals;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Workflows.Measures;

/// <summary>Puts another officer in somebody's place: in the case, its open penalty cases and the visits that are going on. What was done before stays under who did it.</summary>
internal sealed class OfficerChange(IRecords records)
{
    private const int Most = 1_000;

    /// <param name="successorId">Null leaves the place empty, to be filled when the next visit is planned.</param>
    /// <returns>Whether the person was an officer of the case; then the case remembers that they handled it.</returns>
    public async Task<bool> ReplaceAsync(UnitCase @case, string personId, string? successorId, CancellationToken cancellationToken)
    {
        var caseId = @case.Id;
        var wasOfficer = @case.LeadOfficerId == personId || @case.CoOfficerId == personId;
        if (@case.LeadOfficerId == personId)
            @case.LeadOfficerId = successorId;
        if (@case.CoOfficerId == personId)
            @case.CoOfficerId = successorId;
        foreach (var penalty in (await records.ListAsync<PenaltyCase>(row => row.CaseId == caseId, Most, null, cancellationToken)).Where(penalty => !penalty.IsEnded))
        {
            wasOfficer |= penalty.LeadOfficerId == personId || penalty.CoOfficerId == personId;
            if (penalty.LeadOfficerId == personId)
                penalty.LeadOfficerId = successorId;
            if (penalty.CoOfficerId == personId)
                penalty.CoOfficerId = successorId;
        }
        var visits = successorId is null ? [] : await records.ListAsync<Inspection>(row => row.CaseId == caseId && row.FinishedAt == null, Most, null, cancellationToken);
        foreach (var visit in visits)
        {
            if (visit.LeadOfficerId == personId)
                visit.LeadOfficerId = successorId!;
            if (visit.CoOfficerId == personId)
                visit.CoOfficerId = successorId!;
        }
        if (wasOfficer)
            CaseParts.Note(@case.Parts, personId, CaseParts.Handling);
        return wasOfficer;
    }
}

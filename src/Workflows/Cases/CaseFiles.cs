using Orchestrator.Engine;
using Orchestrator.Workflows.Acts.Leads;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Tips;

namespace Orchestrator.Workflows.Cases;

/// <summary>Opens the file that an instance or a row belongs to.</summary>
internal sealed class CaseFiles(IRecords records)
{
    /// <summary>Input of a campaign's own workflow.</summary>
    public const string CampaignInput = "CampaignId";
    /// <summary>Input of a penalty workflow.</summary>
    public const string PenaltyInput = "PenaltyCaseId";
    /// <summary>Input of a tip's workflow, beside that of its campaign.</summary>
    public const string TipInput = "TipId";
    /// <summary>Input of the workflow of a lead, beside that of its campaign.</summary>
    public const string LeadInput = "FindingId";
    /// <summary>Input of the workflow of a measure.</summary>
    public const string MeasureInput = "MeasureId";
    /// <summary>Input of a unit case that says why it was opened; absent for the cases of the campaign's register.</summary>
    public const string OpeningInput = "Opening";
    /// <summary>Opened for a lead or a tip: an officer looks at it before anything goes to the unit.</summary>
    public const string OpenedForLead = "lead";

    /// <summary>The file of a running step: a case by the instance's correlation id, the penalty case and the campaign by the instance's inputs.</summary>
    public async Task<CaseFile> OpenAsync(ActivityExecutionContext context)
    {
        if (context.GetWorkflowInput<string>(CampaignInput) is { Length: > 0 } campaignId)
            return await OpenAsync(campaignId, null, null, context.GetWorkflowInput<string>(TipInput), context.GetWorkflowInput<string>(LeadInput), context.CancellationToken);
        var caseId = context.WorkflowExecutionContext.CorrelationId
            ?? throw new InvalidOperationException($"Instance '{context.WorkflowExecutionContext.Id}' has neither a correlation id nor an input {CampaignInput}.");
        return await OpenAsync(null, caseId, context.GetWorkflowInput<string>(PenaltyInput), null, null, context.CancellationToken);
    }

    /// <summary>The file that a task is about. A task without a case may be one of a tip's or a lead's, which its instance tells.</summary>
    public async Task<CaseFile> OpenAsync(WorkTask task, CancellationToken cancellationToken)
    {
        var instanceId = task.InstanceId;
        var tip = task.CaseId is null && task.Act.StartsWith("tip-", StringComparison.Ordinal) ? await records.FirstAsync<Tip>(row => row.InstanceId == instanceId, null, cancellationToken) : null;
        var lead = task.CaseId is null && task.Act == LeadCheckActs.Group ? await records.FirstAsync<ReconciliationFinding>(row => row.InstanceId == instanceId && row.State != FindingState.Superseded, null, cancellationToken) : null;
        return await OpenAsync(task.CampaignId, task.CaseId, task.PenaltyCaseId, tip?.Id, lead?.Id, cancellationToken);
    }

    /// <summary>Holds the case, if there is one.</summary>
    public Task<CaseFile> OpenAsync(string? campaignId, string? caseId, string? penaltyId, CancellationToken cancellationToken) => OpenAsync(campaignId, caseId, penaltyId, null, null, cancellationToken);

    private async Task<CaseFile> OpenAsync(string? campaignId, string? caseId, string? penaltyId, string? tipId, string? leadId, CancellationToken cancellationToken)
    {
        var @case = caseId is null ? null : await records.LockCaseAsync(caseId, cancellationToken);
        var penalty = string.IsNullOrEmpty(penaltyId) ? null : await records.GetAsync<PenaltyCase>(penaltyId, cancellationToken);
        var campaign = await records.GetAsync<Campaign>(@case?.CampaignId ?? campaignId!, cancellationToken);
        var tip = string.IsNullOrEmpty(tipId) ? null : await records.GetAsync<Tip>(tipId, cancellationToken);
        var lead = string.IsNullOrEmpty(leadId) ? null : await records.GetAsync<ReconciliationFinding>(leadId, cancellationToken);
        return new CaseFile(campaign, @case, penalty, tip, lead);
    }
}

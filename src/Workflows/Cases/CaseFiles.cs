using Orchestrator.Engine;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Workflows.Cases;

/// <summary>Opens the file that an instance or a row belongs to.</summary>
internal sealed class CaseFiles(IRecords records)
{
    /// <summary>Input of a campaign's own workflow.</summary>
    public const string CampaignInput = "CampaignId";
    /// <summary>Input of a penalty workflow.</summary>
    public const string PenaltyInput = "PenaltyCaseId";

    /// <summary>The file of a running step: a case by the instance's correlation id, the penalty case and the campaign by the instance's inputs.</summary>
    public async Task<CaseFile> OpenAsync(ActivityExecutionContext context)
    {
        if (context.GetWorkflowInput<string>(CampaignInput) is { Length: > 0 } campaignId)
            return await OpenAsync(campaignId, null, null, context.CancellationToken);
        var caseId = context.WorkflowExecutionContext.CorrelationId
            ?? throw new InvalidOperationException($"Instance '{context.WorkflowExecutionContext.Id}' has neither a correlation id nor an input {CampaignInput}.");
        return await OpenAsync(null, caseId, context.GetWorkflowInput<string>(PenaltyInput), context.CancellationToken);
    }

    /// <summary>Holds the case, if there is one.</summary>
    public async Task<CaseFile> OpenAsync(string? campaignId, string? caseId, string? penaltyId, CancellationToken cancellationToken)
    {
        var @case = caseId is null ? null : await records.LockCaseAsync(caseId, cancellationToken);
        var penalty = string.IsNullOrEmpty(penaltyId) ? null : await records.GetAsync<PenaltyCase>(penaltyId, cancellationToken);
        var campaign = await records.GetAsync<Campaign>(@case?.CampaignId ?? campaignId!, cancellationToken);
        return new CaseFile(campaign, @case, penalty);
    }
}

using Orchestrator.Engine;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.People;

namespace Orchestrator.Workflows.Reconciliation;

/// <summary>Puts leads of 50 to 79 points before the officers as tasks (§9.2), and takes a task away when its lead no longer waits for anybody.</summary>
internal sealed class LeadTasks(IWorkflowRuntime runtime, TimeProvider time, Acting acting)
{
    /// <summary>Definition that a lead's task runs by.</summary>
    public const string Definition = "lead";
    /// <summary>Tasks that one run of the comparison makes at most; the next run goes on.</summary>
    public const int MostInARun = 200;

    public async Task OpenAsync(Campaign campaign, ReconciliationFinding finding, Actor actor, CancellationToken cancellationToken)
    {
        acting.Actor = actor;
        finding.InstanceId = Ids.New(time);
        await runtime.StartAsync(new StartWorkflowRequest
        {
            DefinitionId = Definition,
            InstanceId = finding.InstanceId,
            CorrelationId = finding.Id,
            Name = $"线索 {finding.Rule}",
            Input = new Dictionary<string, object?> { [CaseFiles.CampaignInput] = campaign.Id, [CaseFiles.LeadInput] = finding.Id },
        }, cancellationToken);
    }

    /// <summary>The lead was decided elsewhere, resolved or replaced by a further version.</summary>
    public async Task CloseAsync(ReconciliationFinding finding, CancellationToken cancellationToken)
    {
        if (finding.InstanceId is { } instanceId)
            await runtime.CancelAsync(instanceId, cancellationToken);
    }
}

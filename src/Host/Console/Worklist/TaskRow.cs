using NodaTime;
using Orchestrator.Host.Workbench.Reconciliation;
using Orchestrator.Host.Workbench.Tips;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Host.Workbench.Worklist;

/// <summary>One row of the worklist: the task, and of its case what helps to decide what to do first.</summary>
public sealed record TaskRow(WorkTask Task, string? CaseNumber, UnitCaseState? CaseState, string? AssigneeName)
{
    /// <summary>Where the row leads: the case, the tips, the leads or the campaign, with this task's form open.</summary>
    public string Link =>
        Task.CaseId is not null ? $"/cases/{Task.CaseId}?task={Task.Id}"
        : Task.Act.StartsWith(TipReader.Acts, StringComparison.Ordinal) ? $"/campaigns/{Task.CampaignId}/tips?task={Task.Id}"
        : Task.Act == ComparisonReader.Act ? $"/reconciliation?task={Task.Id}"
        : $"/campaigns/{Task.CampaignId}?task={Task.Id}";

    public LocalDate? DueOn => Task.DueOn;
}

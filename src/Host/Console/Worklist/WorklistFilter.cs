namespace Orchestrator.Host.Workbench.Worklist;

/// <summary>What the reader wants to see of the worklist; each part is a part of the page's address. Null means all.</summary>
public sealed record WorklistFilter(WorklistScope Scope = WorklistScope.Mine, DueGroup? Due = null, string? CampaignId = null, string? District = null, string? Act = null);

/// <summary>Whose tasks are listed.</summary>
public enum WorklistScope
{
    /// <summary>Assigned to me, or open to my role in my district.</summary>
    Mine,
    /// <summary>Of those, the ones that nobody has taken.</summary>
    Unclaimed,
    /// <summary>Everything open that I may see.</summary>
    All,
}

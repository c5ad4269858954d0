namespace Orchestrator.Host.Workbench.Worklist;

/// <summary>How pressing a task is today, in the order in which the worklist shows it.</summary>
public enum DueGroup
{
    /// <summary>逾期: its last day is over.</summary>
    Overdue,
    /// <summary>今天到期.</summary>
    Today,
    /// <summary>本周到期: until Sunday.</summary>
    ThisWeek,
    /// <summary>以后到期.</summary>
    Later,
    /// <summary>无期限.</summary>
    Undated,
}

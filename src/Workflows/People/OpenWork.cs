namespace Orchestrator.Workflows.People;

/// <summary>What waits for a person. Whoever leaves or loses a role has it handed over.</summary>
/// <param name="Tasks">Open tasks that are assigned to them.</param>
/// <param name="Cases">Cases under way in which they are an officer.</param>
/// <param name="Approvals">Slips that wait for their signature or advice.</param>
/// <param name="Visits">Planned visits that have not gone to their cases yet.</param>
public sealed record OpenWork(int Tasks, int Cases, int Approvals, int Visits)
{
    public bool IsNone => Tasks + Cases + Approvals + Visits == 0;
}

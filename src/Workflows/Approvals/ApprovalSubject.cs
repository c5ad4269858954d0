using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Approvals;

/// <summary>What waits for a decision, seen by one person.</summary>
/// <param name="Roles">Roles that decide it.</param>
internal sealed record ApprovalSubject(ApprovalKey Key, string Title, string TitleEn, bool IsOpen, IReadOnlyList<string> Roles)
{
    public string Subject => Key.ToString();
    public Campaign? Campaign { get; init; }
    public UnitCase? Case { get; init; }
    public WorkTask? Task { get; init; }
    /// <summary>Why the person could not decide it; null when they could.</summary>
    public Refusal? NotHolder { get; init; }
    public IReadOnlyCollection<string> Excluded { get; init; } = [];
}

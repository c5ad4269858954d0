using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.People;

namespace Orchestrator.Workflows.Audit;

/// <summary>Appends to the audit chains, in the transaction of the act itself.</summary>
public interface IAuditTrail
{
    /// <summary>Appends to the case's chain; the case must be held (<see cref="Records.IRecords.LockCaseAsync"/>).</summary>
    void Append(UnitCase @case, Actor actor, string act, string? before = null, string? after = null, string? reason = null, object? data = null);

    /// <summary>Appends to the campaign's chain, for acts that belong to no case.</summary>
    Task AppendAsync(Campaign campaign, Actor actor, string act, string? before = null, string? after = null, string? reason = null, object? data = null, CancellationToken cancellationToken = default);

    /// <summary>Appends to the chain of acts on workflows that belong to neither case nor campaign.</summary>
    Task AppendAsync(Actor actor, string act, string? before = null, string? after = null, string? reason = null, object? data = null, CancellationToken cancellationToken = default);
}

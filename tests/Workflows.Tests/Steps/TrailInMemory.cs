using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.People;

namespace Orchestrator.Workflows.Tests.Steps;

/// <summary>The audit trail as lines: where, who, what, from what to what, and why.</summary>
internal sealed class TrailInMemory : IAuditTrail
{
    public List<string> Lines { get; } = [];

    public void Append(UnitCase @case, Actor actor, string act, string? before = null, string? after = null, string? reason = null, object? data = null) => Note($"case {@case.Id}", actor, act, before, after, reason);

    public Task AppendAsync(Campaign campaign, Actor actor, string act, string? before = null, string? after = null, string? reason = null, object? data = null, CancellationToken cancellationToken = default)
    {
        Note("campaign", actor, act, before, after, reason);
        return Task.CompletedTask;
    }

    public Task AppendAsync(Actor actor, string act, string? before = null, string? after = null, string? reason = null, object? data = null, CancellationToken cancellationToken = default)
    {
        Note("workflows", actor, act, before, after, reason);
        return Task.CompletedTask;
    }

    private void Note(string stream, Actor actor, string act, string? before, string? after, string? reason) =>
        Lines.Add($"{stream}: {actor.Id} {act}{(before is null ? "" : $", from {before}")}{(after is null ? "" : $", to {after}")}{(reason is null ? "" : $", because {reason}")}");
}

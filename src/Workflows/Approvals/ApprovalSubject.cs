using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Guards.Approvals;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Approvals;

/// <summary>What waits for a decision, seen by one person.</summary>
/// <param name="Roles">Roles that decide it.</param>
/// <param name="Viewer">Who sees it.</param>
internal sealed record ApprovalSubject(ApprovalKey Key, string Title, string TitleEn, bool IsOpen, IReadOnlyList<string> Roles, Actor Viewer)
{
    public string Subject => Key.ToString();
    public Campaign? Campaign { get; init; }
    public UnitCase? Case { get; init; }
    public WorkTask? Task { get; init; }
    /// <summary>Why the person could not decide it now; null when they could.</summary>
    public Refusal? NotHolder => NotDecider ?? (Standing?.HolderId is null ? null : new WhatWasTransferredIsDecidedByWhoTookItOn().Check(new ApprovalFacts(Viewer) { HolderId = Standing.HolderId }));
    /// <summary>Why the person could not decide it even if nobody had taken it on.</summary>
    public Refusal? NotDecider { get; init; }
    /// <summary>Where it stands beside its slips; null for a task, and while nothing has happened.</summary>
    public ApprovalStanding? Standing { get; init; }
    /// <summary>Who submitted it; null for a task, whose desk knows.</summary>
    public string? SubmittedBy { get; init; }
    /// <summary>A decision is made and waits for signatures after it.</summary>
    public bool IsHeld => Task?.Held is not null || Standing?.HeldBy is not null;
    public IReadOnlyCollection<string> Excluded { get; init; } = [];
}

using Orchestrator.Engine.Alterations;

namespace Orchestrator.Workflows.Alterations;

/// <summary>Orders alterations of instances, with the reason for which a person answers.</summary>
public sealed record AlterationOrder(IReadOnlyList<Alteration> Alterations, IReadOnlyList<string> InstanceIds, string Reason);

namespace Orchestrator.Workflows.Alterations;

/// <summary>Chooses living instances: by name, or by what they have in common. A selection that says nothing chooses nothing.</summary>
public sealed record InstanceSelection
{
    public IReadOnlyList<string> InstanceIds { get; init; } = [];
    public string? DefinitionId { get; init; }
    public int? Version { get; init; }
    public IReadOnlyList<string> DefinitionVersionIds { get; init; } = [];
    public IReadOnlyList<string> CorrelationIds { get; init; } = [];
    public IReadOnlyList<string> Names { get; init; } = [];
    public IReadOnlyList<string> SubStatuses { get; init; } = [];
    public bool? HasIncidents { get; init; }
    /// <summary>With an open incident at this step.</summary>
    public string? IncidentActivityId { get; init; }
    /// <summary>With an open incident of this message.</summary>
    public string? IncidentMessage { get; init; }

    public bool IsEmpty => InstanceIds.Count == 0 && string.IsNullOrEmpty(DefinitionId) && DefinitionVersionIds.Count == 0 && CorrelationIds.Count == 0 && Names.Count == 0
        && SubStatuses.Count == 0 && HasIncidents is null && string.IsNullOrEmpty(IncidentActivityId) && string.IsNullOrEmpty(IncidentMessage);
}

/// <summary>Finds the instances of a selection.</summary>
public interface IInstanceSelector
{
    /// <summary>Ids of living instances, oldest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<string>> SelectAsync(InstanceSelection selection, int limit, CancellationToken cancellationToken = default);
}

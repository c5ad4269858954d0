namespace Orchestrator.Workflows.People;

/// <summary>A person known to the system, as shown on documents and in task lists. Sign-in credentials live elsewhere under the same id.</summary>
public sealed class Person
{
    public required string Id { get; init; }
    public required string SignInName { get; init; }
    public required string DisplayName { get; set; }
    /// <summary>Police number (警号), printed on records; null for people who are not officers.</summary>
    public string? Badge { get; set; }
    /// <summary>Where mail about their work goes; null for none, then they see it in the console alone.</summary>
    public string? Email { get; set; }
    /// <summary>Role codes, see <see cref="Role"/>.</summary>
    public List<string> Roles { get; set; } = [];
    /// <summary>District that the person works in; null means the whole city.</summary>
    public string? District { get; set; }
    /// <summary>Set for a unit's representative.</summary>
    public string? UnitId { get; init; }
    public bool IsActive { get; set; } = true;

    public Actor AsActor() => new(Id, DisplayName, Roles, UnitId, Badge);
}

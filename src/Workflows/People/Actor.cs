namespace Orchestrator.Workflows.People;

/// <summary>Who acts: a person signed in (or the service itself), with the roles held at that moment. <see cref="UnitId"/> is set for unit representatives only.</summary>
public sealed record Actor(string Id, string Name, IReadOnlyList<string> Roles, string? UnitId = null, string? Badge = null)
{
    /// <summary>The service: timers, queue, simulation of time. It never decides.</summary>
    public static Actor System { get; } = new("system", "系统", [Role.System]);

    public bool Is(string role) => Roles.Contains(role);
}

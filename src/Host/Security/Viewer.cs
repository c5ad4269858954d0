using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Security;

/// <summary>Whoever looks at lists and pages: what they see is a condition of the query itself.</summary>
internal sealed record Viewer(Actor Actor, string? District)
{
    public bool IsStaff => Actor.Roles.Any(role => role != Role.Unit);

    public static Viewer Of(ICurrentActor current) => new(current.Actor, current.District);
}

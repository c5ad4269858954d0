using Orchestrator.Host.Absences;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Security;

/// <summary>Whoever looks at lists and pages: what they see is a condition of the query itself.</summary>
internal sealed record Viewer(Actor Actor, string? District)
{
    /// <summary>Absent people for whom the viewer stands in today; only lists of tasks ask.</summary>
    public IReadOnlyList<Principal> StandsInFor { get; init; } = [];

    public bool IsStaff => Actor.Roles.Any(role => role != Role.Unit);

    public static Viewer Of(ICurrentActor current) => new(current.Actor, current.District);

    /// <summary>With those for whom the viewer stands in today.</summary>
    public static async Task<Viewer> AtTasksAsync(ICurrentActor current, OrchestratorDbContext db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var viewer = Of(current);
        return viewer.IsStaff ? viewer with { StandsInFor = await Principal.OfAsync(db, viewer.Actor.Id, viewer.Actor.Roles.ToList(), LegalClock.DateOf(clock.GetUtcNow()), cancellationToken) } : viewer;
    }
}

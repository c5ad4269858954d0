using Orchestrator.Host.Absences;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Workbench.Access;

/// <summary>The person in front of the screen, with the roles held now. Without a known, active person there are no roles, and nothing is shown.</summary>
public sealed record Reader(Actor Actor, string? District)
{
    /// <summary>Absent people for whom the reader stands in today.</summary>
    public IReadOnlyList<Principal> StandsInFor { get; init; } = [];

    /// <summary>Nobody: sees nothing.</summary>
    public static Reader Nobody { get; } = new(new Actor("", "", []), null);

    public bool IsKnown => Actor.Roles.Count > 0;
    public bool IsUnit => Actor.Is(Role.Unit);
    /// <summary>Speaks for the bureau: any role but that of a unit.</summary>
    public bool IsStaff => Actor.Roles.Any(role => role != Role.Unit);
    /// <summary>Sees the tasks of everybody: heads, office, auditors, administrators.</summary>
    public bool SeesAllTasks => Is(Role.Commander) || Is(Role.Office) || Is(Role.Lead) || Is(Role.Auditor) || Is(Role.Admin);
    public bool MayEditDefinitions => Is(Role.Author) || Is(Role.Admin);
    public bool MaySeeDefinitions => IsStaff;
    public bool MayImportUnits => Is(Role.Office) || Is(Role.Admin);
    public bool MayLaunch => Is(Role.Office);
    public bool MaySeeOutbox => Is(Role.Clerk) || Is(Role.Office) || Is(Role.Lead) || Is(Role.Auditor) || Is(Role.Admin);
    public bool MayResend => Is(Role.Clerk) || Is(Role.Office) || Is(Role.Admin);
    public bool MaySeeIncidents => Is(Role.Author) || Is(Role.Admin) || Is(Role.Lead) || Is(Role.Commander) || Is(Role.Office) || Is(Role.Auditor);
    public bool MayAlter => AlterationRules.MayOrder(Actor);
    public bool MayCancelInstances => Is(Role.Admin);
    public bool MayDecideAlterations => AlterationRules.MayDecide(Actor);

    public bool Is(string role) => Actor.Is(role);

    /// <summary>May act in a role, in their own right or for somebody absent.</summary>
    public bool ActsAs(string role) => Is(role) || StandsInFor.Any(absent => absent.Roles.Contains(role));
}

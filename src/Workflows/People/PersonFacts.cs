using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.People;

/// <summary>What the guards of an act on a person look at.</summary>
/// <param name="Person">The person as they are; null when they are being added.</param>
/// <param name="Wanted">What is to be written down; null when only being in service changes.</param>
/// <param name="StaysActive">Whether they are in service afterwards.</param>
internal sealed record PersonFacts(Actor Actor, Person? Person, PersonDetails? Wanted, bool StaysActive, string? Reason)
{
    /// <summary>Whether they are an administrator in service, before the act.</summary>
    public bool IsAdministrator { get; init; } = Person is { IsActive: true } && Person.Roles.Contains(Role.Admin);
    /// <summary>The unit that they speak for, and whether one was named.</summary>
    public Unit? Unit { get; init; }
    public bool SpeaksForUnit { get; init; }
    /// <summary>Somebody else with the same sign-in name, or the same police number.</summary>
    public bool SignInNameIsTaken { get; init; }
    public bool BadgeIsTaken { get; init; }
    public string SignInName { get; init; } = "";
    /// <summary>Administrators in service besides this person.</summary>
    public int OtherAdministrators { get; init; }
}

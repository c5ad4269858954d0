namespace Orchestrator.Client.People;

/// <summary>Adds a person: of the bureau, or with <paramref name="UnitId"/> the representative of a unit.</summary>
/// <param name="Roles">Role codes of the domain (<c>OFF</c>, <c>LEAD</c> …).</param>
/// <param name="District">Where they work; null means the whole city.</param>
/// <param name="Badge">Police number; officers need one.</param>
public sealed record AddPerson(string SignInName, string Name, IReadOnlyList<string> Roles, string Reason, string? Email = null, string? District = null, string? Badge = null, string? UnitId = null);

/// <summary>Writes anew what is known of a person.</summary>
public sealed record ChangePerson(string Name, IReadOnlyList<string> Roles, string Reason, string? Email = null, string? District = null, string? Badge = null);

/// <summary>Why a person leaves service or comes back.</summary>
public sealed record PersonReason(string Reason);

/// <summary>Gives a person a password.</summary>
public sealed record SetPassword(string Password, string Reason);

/// <summary>What waits for a person and should be handed over when they leave.</summary>
public sealed record OpenWorkInfo(int Tasks, int Cases, int Approvals, int Visits);

/// <summary>A person after an act of the administrator.</summary>
public sealed record PersonKeptInfo(PersonInfo Person, OpenWorkInfo Open);

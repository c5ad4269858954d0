namespace Orchestrator.Client.People;

/// <summary>A person who works in the system.</summary>
/// <param name="UnitId">The unit that they speak for; null for people of the bureau.</param>
public sealed record PersonInfo(string Id, string Name, IReadOnlyList<string> Roles, string? District, string? Badge, bool IsActive, string? SignInName = null, string? Email = null, string? UnitId = null);

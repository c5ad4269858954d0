namespace Orchestrator.Client.People;

/// <summary>A person who works in the system.</summary>
public sealed record PersonInfo(string Id, string Name, IReadOnlyList<string> Roles, string? District, string? Badge, bool IsActive);

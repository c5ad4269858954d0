namespace Orchestrator.Client.Session;

/// <summary>Name and password of a person.</summary>
public sealed record SignIn(string UserName, string Password);

/// <summary>Who is signed in. <paramref name="Roles"/> are the role codes of the domain (<c>OFF</c>, <c>LEAD</c> …).</summary>
public sealed record SignedInPerson(string Id, string Name, IReadOnlyList<string> Roles, string? UnitId = null, string? District = null, string? Badge = null);

/// <summary>A bearer token for machines. <paramref name="ExpiresIn"/> is its life in seconds.</summary>
public sealed record AccessToken(string Token, string TokenType, int ExpiresIn);

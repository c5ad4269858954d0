using System.Security.Claims;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Security;

/// <summary>What cookie and token say about a person, and how it is read back.</summary>
public static class PersonClaims
{
    public const string Subject = "sub";
    public const string Name = "name";
    public const string Role = "role";
    public const string Unit = "unit";
    public const string District = "district";
    public const string Badge = "badge";
    /// <summary>Ends a token when the password changes or the person leaves.</summary>
    public const string Seal = "seal";

    /// <summary>The identity of a person under an authentication scheme.</summary>
    public static ClaimsIdentity IdentityOf(Person person, string scheme)
    {
        ArgumentNullException.ThrowIfNull(person);
        var identity = new ClaimsIdentity(scheme, Name, Role);
        identity.AddClaim(new Claim(Subject, person.Id));
        identity.AddClaim(new Claim(Name, person.DisplayName));
        foreach (var role in person.Roles)
            identity.AddClaim(new Claim(Role, role));
        if (person.UnitId is { } unit)
            identity.AddClaim(new Claim(Unit, unit));
        if (person.District is { } district)
            identity.AddClaim(new Claim(District, district));
        if (person.Badge is { } badge)
            identity.AddClaim(new Claim(Badge, badge));
        return identity;
    }

    /// <summary>The actor behind a principal; null when nobody is signed in.</summary>
    public static Actor? ActorOf(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        if (principal.Identity?.IsAuthenticated != true || principal.FindFirstValue(Subject) is not { } id)
            return null;
        return new Actor(
            id,
            principal.FindFirstValue(Name) ?? id,
            [.. principal.FindAll(Role).Select(claim => claim.Value)],
            principal.FindFirstValue(Unit),
            principal.FindFirstValue(Badge));
    }

    /// <summary>The district that the person works in; null means the whole city.</summary>
    public static string? DistrictOf(ClaimsPrincipal principal) => principal.FindFirstValue(District);
}

using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace Orchestrator.Host.Security;

/// <summary>How a person stands now, as far as cookies and tokens speak of it.</summary>
/// <param name="Stamp">Changes with the password and when somebody leaves; null for a person without an account.</param>
internal sealed record PersonStanding(bool IsActive, string Name, IReadOnlyList<string> Roles, string? District, string? Badge, string? Stamp)
{
    /// <summary>Whether a session or token of this person may go on at all.</summary>
    public bool LetsIn(ClaimsPrincipal principal, string stampClaim) =>
        IsActive && (principal.FindFirstValue(stampClaim) is not { } stamp || stamp == Stamp) && (principal.FindFirstValue(PersonClaims.Seal) is not { } seal || seal == SealOf(Stamp));

    /// <summary>Whether what a principal says about the person is still so.</summary>
    public bool Fits(ClaimsPrincipal principal) =>
        principal.FindFirstValue(PersonClaims.Name) == Name && principal.FindFirstValue(PersonClaims.District) == District && principal.FindFirstValue(PersonClaims.Badge) == Badge
        && principal.FindAll(PersonClaims.Role).Select(claim => claim.Value).ToHashSet().SetEquals(Roles);

    /// <summary>What a token carries of the stamp, which itself stays here.</summary>
    public static string? SealOf(string? stamp) => stamp is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(stamp)))[..16];
}

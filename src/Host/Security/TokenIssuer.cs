using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Orchestrator.Client.Session;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Security;

/// <summary>Gives bearer tokens to machines.</summary>
internal sealed class TokenIssuer(TokenKey key, SecurityOptions options, TimeProvider clock)
{
    public const string Issuer = "orchestrator";

    /// <param name="stamp">The security stamp of the person's account: with it the token ends when the password changes or the person leaves.</param>
    public AccessToken Issue(Person person, string? stamp = null)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var subject = PersonClaims.IdentityOf(person, "Bearer");
        if (PersonStanding.SealOf(stamp) is { } seal)
            subject.AddClaim(new Claim(PersonClaims.Seal, seal));
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            Subject = subject,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + options.TokenLifetime,
            SigningCredentials = new SigningCredentials(key.Get(), SecurityAlgorithms.HmacSha256),
        });
        return new AccessToken(token, "Bearer", (int)options.TokenLifetime.TotalSeconds);
    }
}

using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Orchestrator.Client.Session;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Security;

/// <summary>Gives bearer tokens to machines.</summary>
internal sealed class TokenIssuer(TokenKey key, SecurityOptions options, TimeProvider clock)
{
    public const string Issuer = "orchestrator";

    public AccessToken Issue(Person person)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Issuer,
            Subject = PersonClaims.IdentityOf(person, "Bearer"),
            IssuedAt = now,
            NotBefore = now,
            Expires = now + options.TokenLifetime,
            SigningCredentials = new SigningCredentials(key.Get(), SecurityAlgorithms.HmacSha256),
        });
        return new AccessToken(token, "Bearer", (int)options.TokenLifetime.TotalSeconds);
    }
}

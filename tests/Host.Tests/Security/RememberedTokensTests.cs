using System.Security.Claims;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Orchestrator.Host.Security;

namespace Orchestrator.Host.Tests.Security;

/// <summary>A token that was found good is not looked at again while it is in time, and not accepted after.</summary>
public sealed class RememberedTokensTests
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly FakeTimeProvider _clock = new();
    private readonly SymmetricSecurityKey _key = new(new byte[64]);
    private int _asked;

    [Fact]
    public async Task It_is_validated_once_and_refused_when_its_time_is_over()
    {
        var (tokens, token) = (new RememberedTokens(_clock), Issue());

        Assert.True((await tokens.ValidateTokenAsync(token, Parameters())).IsValid);
        var again = await tokens.ValidateTokenAsync(token, Parameters());
        Assert.True(again.IsValid);
        Assert.Equal("p1", again.ClaimsIdentity.FindFirst("sub")?.Value);
        Assert.Equal(1, _asked);

        _clock.Advance(Lifetime + TimeSpan.FromSeconds(1));
        Assert.False((await tokens.ValidateTokenAsync(token, Parameters())).IsValid);
    }

    [Fact]
    public async Task One_that_was_tampered_with_is_never_remembered()
    {
        var (tokens, token) = (new RememberedTokens(_clock), Issue());
        await tokens.ValidateTokenAsync(token, Parameters());
        var forged = token[..^4] + (token.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA");

        Assert.False((await tokens.ValidateTokenAsync(forged, Parameters())).IsValid);
        Assert.False((await tokens.ValidateTokenAsync(forged, Parameters())).IsValid);
    }

    private string Issue() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Subject = new ClaimsIdentity([new Claim("sub", "p1")]),
        NotBefore = _clock.GetUtcNow().UtcDateTime,
        IssuedAt = _clock.GetUtcNow().UtcDateTime,
        Expires = (_clock.GetUtcNow() + Lifetime).UtcDateTime,
        SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.HmacSha256),
    });

    private TokenValidationParameters Parameters() => new()
    {
        ValidateIssuer = false,
        ValidateAudience = false,
        ClockSkew = TimeSpan.Zero,
        IssuerSigningKeyResolver = (_, _, _, _) =>
        {
            _asked++;
            return [_key];
        },
        LifetimeValidator = (from, until, _, _) => from <= _clock.GetUtcNow().UtcDateTime && until >= _clock.GetUtcNow().UtcDateTime,
    };
}

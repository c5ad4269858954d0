using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Orchestrator.Host.Security;

/// <summary>
/// Validates bearer tokens and remembers those that were found good: a machine sends the same one with each request. Whether it is still valid is asked
/// each time.
/// </summary>
internal sealed class RememberedTokens(TimeProvider clock) : TokenHandler
{
    private const int Most = 1_000;

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly ConcurrentDictionary<string, TokenValidationResult> _good = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        if (_good.TryGetValue(token, out var known) && IsInTime(known.SecurityToken, validationParameters.ClockSkew))
            return known;
        var found = await _handler.ValidateTokenAsync(token, validationParameters);
        _good.TryRemove(token, out _);
        if (!found.IsValid)
            return found;
        // Whoever sends so many different ones sends each of them once.
        if (_good.Count >= Most)
            _good.Clear();
        _good[token] = found;
        return found;
    }

    /// <inheritdoc />
    public override SecurityToken ReadToken(string token) => _handler.ReadToken(token);

    private bool IsInTime(SecurityToken token, TimeSpan skew)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return token.ValidFrom <= now + skew && token.ValidTo >= now - skew;
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Orchestrator.Host.ElsaApi.Runtime;

/// <summary>Tokens that are good for one thing, for a while, in anybody's hands: to resume one bookmark, or to send one event.</summary>
internal sealed class ResumeTokens(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long a token can be good for.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(90);

    private readonly IDataProtector _protector = protection.CreateProtector("resume tokens");

    public string Issue(TokenMeaning meaning) => _protector.Protect(JsonSerializer.Serialize(meaning));

    /// <summary>What the token is good for; null when it is none of ours, altered or expired.</summary>
    public TokenMeaning? Read(string? token)
    {
        if (string.IsNullOrEmpty(token))
            return null;
        try
        {
            return JsonSerializer.Deserialize<TokenMeaning>(_protector.Unprotect(token)) is { } meaning && meaning.ExpiresAt > clock.GetUtcNow() ? meaning : null;
        }
        catch (Exception error) when (error is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }
}

/// <summary>What a token is good for, and how long.</summary>
internal sealed record TokenMeaning(DateTimeOffset ExpiresAt, string? BookmarkId = null, string? EventName = null, string? CorrelationId = null, string? InstanceId = null);

using System.Text.Json;
using System.Text.Json.Serialization;
using Refit;

namespace Orchestrator.Client;

/// <summary>
/// How the service says no: problem details (RFC 9457) with a stable <paramref name="Code"/> and the sentences in Chinese and English.
/// <paramref name="Basis"/> cites the rule of law when law is the reason.
/// </summary>
public sealed record Problem(
    string? Type,
    string? Title,
    string? TitleEn,
    int? Status,
    string? Detail,
    string? DetailEn,
    string? Code,
    string? Basis = null,
    string? TraceId = null)
{
    /// <summary>Field name to what is wrong with it, when the request itself was malformed.</summary>
    [JsonInclude]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Errors { get; init; }

    /// <summary>The problem that an answer carries; null when its body is something else.</summary>
    public static Problem? Of(ApiException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        if (string.IsNullOrWhiteSpace(exception.Content))
            return null;
        try
        {
            return JsonSerializer.Deserialize<Problem>(exception.Content, OrchestratorJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

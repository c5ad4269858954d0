using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Orchestrator.Engine.Definitions;

namespace Orchestrator.Host.ElsaApi.Definitions;

/// <summary>
/// What an editor saw, as an entity tag: the definition and a digest of its latest content. A save that brings one is refused once somebody else has saved;
/// without one the later save wins, as in Elsa. Taking a version into or out of force leaves content, and so the tag, as it is.
/// </summary>
internal static class DefinitionTag
{
    private const int Digits = 32;

    /// <summary>Tells the caller the tag. Older versions have none: nothing is saved over them.</summary>
    public static void Show(HttpResponse response, WorkflowDefinition version)
    {
        if (version.IsLatest)
            response.Headers.ETag = Of(version);
    }

    /// <summary>Whether the caller saw another content of this definition than the present one. A tag of another definition says nothing of this one: a copy is saved under a new id.</summary>
    public static bool IsStale(HttpRequest request, WorkflowDefinition? latest)
    {
        var seen = request.Headers[HeaderNames.IfMatch].ToString();
        return latest is not null && seen.StartsWith(Start(latest), StringComparison.Ordinal) && seen != Of(latest);
    }

    private static string Of(WorkflowDefinition version) => $"{Start(version)}{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(version.Json)))[..Digits]}\"";

    private static string Start(WorkflowDefinition version) => $"\"{Uri.EscapeDataString(version.DefinitionId)}.";
}

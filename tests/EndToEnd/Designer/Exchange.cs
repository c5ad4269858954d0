using System.Text.Json.Nodes;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>A request of the browser and what came of it.</summary>
internal sealed record Exchange(string Method, Uri Address, int Status, bool IsRedirected, Dictionary<string, string> Asked, Dictionary<string, string> Answered, JsonNode? Body)
{
    public string Path => Address.AbsolutePath;

    public bool IsCall => Path.StartsWith("/elsa/api/", StringComparison.Ordinal);

    public override string ToString() => $"{Status} {Method} {Address.PathAndQuery}";
}

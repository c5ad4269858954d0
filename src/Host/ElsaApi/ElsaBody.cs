using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Client;

namespace Orchestrator.Host.ElsaApi;

/// <summary>Reads the bodies of Elsa's calls, which may be absent, empty or wrong.</summary>
internal static class ElsaBody
{
    private const int Depth = 128;

    /// <summary>The body as a JSON object; an absent or empty one gives an empty object when that is allowed.</summary>
    /// <exception cref="UnreadableBodyException">It is no JSON object.</exception>
    public static async Task<JsonObject> ReadAsync(HttpRequest request, bool mayBeEmpty, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, cancellationToken);
        if (content.Length == 0)
            return mayBeEmpty ? [] : throw new UnreadableBodyException("serializerErrors", "请求没有内容。The request has no body.");
        content.Position = 0;
        try
        {
            return JsonNode.Parse(content, documentOptions: new JsonDocumentOptions { MaxDepth = Depth }) as JsonObject
                ?? throw new UnreadableBodyException("serializerErrors", "请求内容必须是 JSON 对象。The body must be a JSON object.");
        }
        catch (JsonException error)
        {
            throw new UnreadableBodyException("model", $"请求内容不是有效的 JSON（第 {error.LineNumber + 1} 行）。The body is not valid JSON: {error.Message}");
        }
        catch (ArgumentException error)
        {
            throw new UnreadableBodyException("model", $"请求内容有重名成员。The body names a member twice: {error.Message}");
        }
    }

    /// <summary>The body as a record; absent and empty bodies give the default.</summary>
    /// <exception cref="UnreadableBodyException">It does not fit.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken) where T : class
    {
        try
        {
            return (await ReadAsync(request, mayBeEmpty: true, cancellationToken)).Deserialize<T>(OrchestratorJson.Options)!;
        }
        catch (JsonException error)
        {
            throw new UnreadableBodyException("generalErrors", $"请求内容无法识别（{error.Path}）。Invalid request body ({error.Path}).");
        }
    }
}

/// <summary>The body of a call cannot be read; <paramref name="member"/> is the name under which the error is listed.</summary>
internal sealed class UnreadableBodyException(string member, string message) : Exception(message)
{
    public string Member { get; } = member;
}

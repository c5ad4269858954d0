using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Client;

namespace Orchestrator.Host.ElsaApi;

/// <summary>Reads the bodies of Elsa's calls, which may be absent, empty or wrong.</summary>
internal static class ElsaBody
{
    private const int Depth = 128;
    /// <summary>Longest body; a definition's own limit is lower.</summary>
    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>The body as a JSON object; an absent or empty one gives an empty object when that is allowed.</summary>
    /// <exception cref="UnreadableBodyException">It is no JSON object.</exception>
    public static async Task<JsonObject> ReadAsync(HttpRequest request, bool mayBeEmpty, CancellationToken cancellationToken)
    {
        using var content = await ReadAsync(request, cancellationToken);
        if (content.Length == 0)
            return mayBeEmpty ? [] : throw new UnreadableBodyException("serializerErrors", "请求没有内容。The request has no body.");
        try
        {
            return JsonNode.Parse(content, documentOptions: new JsonDocumentOptions { MaxDepth = Depth, AllowDuplicateProperties = false }) as JsonObject
                ?? throw new UnreadableBodyException("serializerErrors", "请求内容必须是 JSON 对象。The body must be a JSON object.");
        }
        catch (JsonException error)
        {
            var (line, column) = (error.LineNumber + 1, error.BytePositionInLine + 1);
            throw error.Message.Contains("maximum", StringComparison.OrdinalIgnoreCase)
                ? new UnreadableBodyException("model", $"请求内容嵌套超过 {Depth} 层（第 {line} 行第 {column} 列）。The body is nested deeper than {Depth} levels (line {line}, column {column}).")
                : new UnreadableBodyException("model", $"请求内容不是有效的 JSON（第 {line} 行第 {column} 列）。The body is not valid JSON: {error.Message}");
        }
    }

    // What the header claims is looked at first, and reading stops at the limit whatever it claims.
    private static async Task<MemoryStream> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MostBytes)
            throw TooLarge();
        var content = new MemoryStream();
        var part = new byte[81_920];
        while (await request.Body.ReadAsync(part, cancellationToken) is > 0 and var length)
        {
            if (content.Length + length > MostBytes)
                throw TooLarge();
            content.Write(part, 0, length);
        }

        content.Position = 0;
        return content;
    }

    private static UnreadableBodyException TooLarge() =>
        new("model", $"请求内容超过 {MostBytes / 1024 / 1024} MB。The body is larger than {MostBytes / 1024 / 1024} MB.");

    /// <summary>The body as a record; absent and empty bodies give the default.</summary>
    /// <exception cref="UnreadableBodyException">It does not fit.</exception>
    public static async Task<T> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken) where T : class
    {
        try
        {
            return (await ReadAsync(request, mayBeEmpty: true, cancellationToken)).Deserialize<T>(OrchestratorJson.Options)!;
        }
        catch (UnreadableBodyException error)
        {
            throw new UnreadableBodyException("generalErrors", error.Message);
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

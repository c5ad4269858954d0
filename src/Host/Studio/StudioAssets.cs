using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Orchestrator.Host.Studio;

/// <summary>Our own scripts, style and translation table around the designer, carried inside the assembly.</summary>
internal static class StudioAssets
{
    private const string Prefix = "studio/";

    private static readonly FrozenDictionary<string, Asset> All = Load();

    /// <summary>Address relative to <c>/studio/</c>; changes with the content, so that it may be kept for ever.</summary>
    public static string Address(string name) => $"app/assets/{name}?v={All[name].Hash}";

    public static IResult Serve(string name, HttpContext context)
    {
        if (!All.TryGetValue(name, out var asset))
            return Results.NotFound();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl =
            context.Request.Query["v"] == asset.Hash ? "public, max-age=31536000, immutable" : "no-cache";
        return Results.Bytes(asset.Content, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Hash}\""));
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        var assembly = typeof(StudioAssets).Assembly;
        return assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(
            name => name[Prefix.Length..],
            name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                var content = new byte[stream.Length];
                stream.ReadExactly(content);
                return new Asset(content, ContentType(name), Convert.ToHexStringLower(SHA256.HashData(content))[..16]);
            },
            StringComparer.Ordinal);
    }

    private static string ContentType(string name) => Path.GetExtension(name) switch
    {
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".json" => "application/json; charset=utf-8",
        var other => throw new InvalidOperationException($"No content type is known for {other}."),
    };

    private sealed record Asset(byte[] Content, string ContentType, string Hash);
}

using Microsoft.Net.Http.Headers;

namespace Orchestrator.Host.Studio;

/// <summary>Serves the designer's files as they were compressed when it was built, so that a first visit is 9 MB and not 40.</summary>
internal static class StudioFiles
{
    public static IResult Serve(StudioPackage package, string path, HttpContext context)
    {
        if (!package.Files.TryGetValue(path, out var file))
            return Results.NotFound();
        var (source, encoding) = Choose(file, context.Request);
        var headers = context.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = file.IsFingerprinted ? "public, max-age=31536000, immutable" : "no-cache";
        if (encoding is not null)
            headers.ContentEncoding = encoding;
        // npm sets one date on every file, so the version and the length tell contents apart, alike on every node.
        var length = new FileInfo(source).Length;
        var tag = new EntityTagHeaderValue($"\"{package.Version}-{length:x}-{encoding ?? "plain"}\"");
        return Results.File(source, file.ContentType, entityTag: tag);
    }

    private static (string Source, string? Encoding) Choose(StudioFile file, HttpRequest request)
    {
        // Every browser that runs WebAssembly announces br over loopback and TLS; anything else gets what it accepts.
        if (file.Brotli is { } brotli && Accepts(request, "br"))
            return (brotli, "br");
        if (file.Gzip is { } gzip && Accepts(request, "gzip"))
            return (gzip, "gzip");
        return (file.Plain, null);
    }

    private static bool Accepts(HttpRequest request, string encoding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(a => a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && a.Quality is not 0);
}

using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;

namespace Orchestrator.Host.Studio;

/// <summary>One file of the designer with its compressed twins.</summary>
internal sealed partial class StudioFile
{
    private static readonly FileExtensionContentTypeProvider Types = new()
    {
        Mappings =
        {
            [".dat"] = "application/octet-stream",
            [".blat"] = "application/octet-stream",
            [".map"] = "application/json",
            [".scss"] = "text/plain",
        },
    };

    public StudioFile(string path, string plain, string? brotli, string? gzip)
    {
        Plain = plain;
        Brotli = brotli;
        Gzip = gzip;
        ContentType = Types.TryGetContentType(path, out var type) ? type : "application/octet-stream";
        IsFingerprinted = Fingerprint().IsMatch(path);
    }

    public string Plain { get; }

    public string? Brotli { get; }

    public string? Gzip { get; }

    public string ContentType { get; }

    /// <summary>Whether the name changes with the content, so that a browser may keep it for ever.</summary>
    public bool IsFingerprinted { get; }

    // The .NET SDK's fingerprint: ten letters and digits between two dots.
    [GeneratedRegex(@"\.[a-z0-9]{10}\.")]
    private static partial Regex Fingerprint();
}

namespace Orchestrator.Templates.Rendering;

/// <summary>Encoding of text for HTML content and quoted attributes; everything beyond ASCII stays as it is written.</summary>
internal static class Markup
{
    public static string Encode(string text) => text.AsSpan().IndexOfAny("&<>\"'") < 0
        ? text
        : text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal)
            .Replace("'", "&#39;", StringComparison.Ordinal);
}

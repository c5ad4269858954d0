using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace Orchestrator.Host.Api.Paging;

/// <summary>
/// Opaque cursors: the sort key of the last row and the list that it belongs to. A cursor of another list, or one that was tampered with, is refused.
/// It carries no secret, only what the caller has seen.
/// </summary>
internal static class Cursor
{
    public static string Of(string list, params object?[] key) =>
        WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes<object?[]>([list, .. key.Select(Text)]));

    /// <summary>The parts of a cursor of this list; null when none was given.</summary>
    /// <exception cref="BadCursorException">It is no cursor of this list.</exception>
    public static CursorKey? Read(string list, string? cursor, int parts)
    {
        if (string.IsNullOrEmpty(cursor))
            return null;
        if (cursor.Length > 2000)
            throw new BadCursorException();
        try
        {
            var key = JsonSerializer.Deserialize<string?[]>(WebEncoders.Base64UrlDecode(cursor));
            return key is not null && key.Length == parts + 1 && key[0] == list ? new CursorKey(key[1..]) : throw new BadCursorException();
        }
        catch (Exception error) when (error is FormatException or JsonException)
        {
            throw new BadCursorException();
        }
    }

    private static string? Text(object? part) => part switch
    {
        null => null,
        DateTimeOffset at => at.UtcTicks.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "1" : "0",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => part.ToString(),
    };
}

/// <summary>The key that a cursor carries.</summary>
internal sealed class CursorKey(string?[] parts)
{
    public string Text(int index) => parts[index] ?? throw new BadCursorException();

    public DateTimeOffset? Instant(int index) =>
        parts[index] is null ? null
        : long.TryParse(parts[index], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero)
        : throw new BadCursorException();

    public long Number(int index) =>
        long.TryParse(parts[index], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw new BadCursorException();
}

/// <summary>The text is no cursor of this list.</summary>
internal sealed class BadCursorException : Exception;

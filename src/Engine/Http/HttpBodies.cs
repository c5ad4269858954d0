using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Web;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Http;

/// <summary>Turns bodies into workflow values and back, by their content type.</summary>
public static class HttpBodies
{
    /// <summary>The value of a body: JSON as an object, a form as a dictionary, other text as text, anything else as bytes; null when it is empty.</summary>
    /// <exception cref="JsonException">The body is called JSON and is none, or is nested too deeply.</exception>
    public static object? Parse(string? contentType, byte[] body)
    {
        if (body.Length == 0)
            return null;
        var type = TypeOf(contentType);
        var media = type?.MediaType.ToLowerInvariant() ?? "";
        if (IsJson(media))
            return PlainValue.Parse(EncodingOf(type).GetString(body));
        if (media == "application/x-www-form-urlencoded")
            return FormOf(EncodingOf(type).GetString(body));
        return media.Length == 0 || IsText(media) ? EncodingOf(type).GetString(body) : body;
    }

    /// <summary>The bytes of a value, and the content type under which they go: text as it stands, bytes as a file, anything else as JSON.</summary>
    public static (byte[] Body, string? ContentType) Write(object? content, string? contentType)
    {
        var given = string.IsNullOrWhiteSpace(contentType) ? null : contentType.Trim();
        switch (content)
        {
            case null:
                return ([], given);
            case byte[] bytes:
                return (bytes, given ?? MediaTypeNames.Application.Octet);
            case Stream stream:
                using (var copy = new MemoryStream())
                {
                    stream.CopyTo(copy);
                    return (copy.ToArray(), given ?? MediaTypeNames.Application.Octet);
                }
            case string text:
                return (Encoding.UTF8.GetBytes(text), WithCharset(given ?? MediaTypeNames.Text.Plain));
        }
        var plain = PlainValue.From(content);
        if (plain is string or bool or int or long or double or decimal)
            return (Encoding.UTF8.GetBytes(ValueConverter.ToText(plain)), WithCharset(given ?? MediaTypeNames.Text.Plain));
        if (plain is Dictionary<string, object?> map && TypeOf(given)?.MediaType == "application/x-www-form-urlencoded")
            return (Encoding.UTF8.GetBytes(string.Join('&', map.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value is null ? "" : ValueConverter.ToText(p.Value))}"))), given);
        return (Encoding.UTF8.GetBytes(PlainValue.ToJson(plain)), WithCharset(given ?? MediaTypeNames.Application.Json));
    }

    /// <summary>Headers from a dictionary whose values are texts or lists of texts.</summary>
    /// <exception cref="FormatException">A name or value would break the header's line.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> HeadersOf(IDictionary<string, object?>? map)
    {
        var headers = new List<KeyValuePair<string, string>>();
        foreach (var (name, value) in map ?? new Dictionary<string, object?>())
        {
            foreach (var item in PlainValue.From(value) is List<object?> list ? list : [value])
            {
                var text = item is null ? "" : ValueConverter.ToText(item);
                if (name.Length == 0 || name.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c == ':') || text.Any(char.IsControl))
                    throw new FormatException($"无效的 HTTP 头“{name}”。The HTTP header '{name}' is not valid.");
                headers.Add(new(name, text));
            }
        }
        return headers;
    }

    /// <summary>A dictionary of headers or query parameters; a name that stands several times has a list.</summary>
    public static Dictionary<string, object?> MapOf(IEnumerable<KeyValuePair<string, string>> pairs) =>
        pairs.GroupBy(p => p.Key, StringComparer.OrdinalIgnoreCase).ToDictionary(
            g => g.Key,
            g => g.Skip(1).Any() ? g.Select(p => (object?)p.Value).ToList() : (object?)g.First().Value,
            StringComparer.Ordinal);

    private static Dictionary<string, object?> FormOf(string text)
    {
        var form = HttpUtility.ParseQueryString(text);
        return MapOf(form.AllKeys.SelectMany(key => (form.GetValues(key) ?? []).Select(value => KeyValuePair.Create(key ?? "", value))));
    }

    private static bool IsJson(string media) => media is "application/json" or "text/json" || media.EndsWith("+json", StringComparison.Ordinal);

    private static bool IsText(string media) => media.StartsWith("text/", StringComparison.Ordinal) || media.EndsWith("/xml", StringComparison.Ordinal) || media.EndsWith("+xml", StringComparison.Ordinal) || media is "application/javascript";

    private static string WithCharset(string type) => type.Contains("charset", StringComparison.OrdinalIgnoreCase) || TypeOf(type) is not { } known || !(IsText(known.MediaType) || IsJson(known.MediaType)) ? type : type + "; charset=utf-8";

    private static ContentType? TypeOf(string? text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : new ContentType(text);
        }
        catch (FormatException)
        {
            // What names no type is read as bytes of no known type.
            return new ContentType(MediaTypeNames.Application.Octet);
        }
    }

    private static Encoding EncodingOf(ContentType? type)
    {
        try
        {
            return string.IsNullOrEmpty(type?.CharSet) ? Encoding.UTF8 : Encoding.GetEncoding(type.CharSet);
        }
        catch (ArgumentException)
        {
            throw new JsonException(string.Create(CultureInfo.InvariantCulture, $"The character set '{type?.CharSet}' is unknown."));
        }
    }
}

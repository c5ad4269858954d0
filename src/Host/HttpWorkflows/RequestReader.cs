using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Orchestrator.Engine.Http;

namespace Orchestrator.Host.HttpWorkflows;

/// <summary>Reads a request whole, before any transaction begins, so that a slow caller holds up nobody.</summary>
internal static class RequestReader
{
    // Whoever reads the journal must not be able to sign in as the caller.
    private static readonly string[] SignInHeaders = [HeaderNames.Authorization, HeaderNames.Cookie];

    /// <exception cref="HttpRefusedException">The request is too large, or its body is not what it says.</exception>
    public static async Task<HttpRequestData> ReadAsync(HttpRequest request, string path, RouteValueDictionary route, long most, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(request, most, cancellationToken);
        var isForm = request.HasFormContentType && body.Length > 0;
        var form = isForm ? await FormAsync(request, body, most, cancellationToken) : null;
        return new HttpRequestData
        {
            Method = request.Method.ToLowerInvariant(),
            Path = path,
            Route = route.ToDictionary(pair => pair.Key.ToLowerInvariant(), pair => pair.Value, StringComparer.Ordinal),
            Query = Flat(request.Query.Select(pair => (pair.Key, pair.Value.ToArray()))),
            Headers = Flat(request.Headers.Where(pair => !SignInHeaders.Contains(pair.Key, StringComparer.OrdinalIgnoreCase)).Select(pair => (pair.Key, pair.Value.ToArray()))),
            Content = form is null ? Parsed(request.ContentType, body) : Flat(form.Select(pair => (pair.Key, pair.Value.ToArray()))),
            Files = form is null ? [] : await FilesAsync(form, cancellationToken),
            Length = body.Length,
        };
    }

    private static async Task<byte[]> BodyAsync(HttpRequest request, long most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
            throw TooLarge(most);
        using var whole = new MemoryStream();
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                if (whole.Length + read > most)
                    throw TooLarge(most);
                whole.Write(buffer, 0, read);
            }
        }
        catch (BadHttpRequestException bad)
        {
            throw new HttpRefusedException(bad.StatusCode, "请求无法读取。", "The request cannot be read.");
        }

        return whole.ToArray();
    }

    private static object? Parsed(string? contentType, byte[] body)
    {
        try
        {
            return HttpBodies.Parse(contentType, body);
        }
        catch (JsonException error)
        {
            throw new HttpRefusedException(StatusCodes.Status400BadRequest, $"请求内容不是有效的 JSON：{error.Message}", $" The request body is not valid JSON: {error.Message}");
        }
    }

    private static async Task<IFormCollection> FormAsync(HttpRequest request, byte[] body, long most, CancellationToken cancellationToken)
    {
        request.Body = new MemoryStream(body);
        try
        {
            return await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = most, ValueLengthLimit = (int)Math.Min(most, int.MaxValue) }, cancellationToken);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or BadHttpRequestException or DecoderFallbackException)
        {
            throw new HttpRefusedException(StatusCodes.Status400BadRequest, $"表单无法读取：{error.Message}", $" The form cannot be read: {error.Message}");
        }
    }

    private static async Task<IReadOnlyList<HttpFile>> FilesAsync(IFormCollection form, CancellationToken cancellationToken)
    {
        var files = new List<HttpFile>();
        foreach (var file in form.Files)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancellationToken);
            files.Add(new HttpFile(Path.GetFileName(file.FileName), file.ContentType, content.ToArray()) { Name = file.Name });
        }

        return files;
    }

    private static Dictionary<string, object?> Flat(IEnumerable<(string Key, string?[] Values)> pairs) =>
        HttpBodies.MapOf(pairs.SelectMany(pair => pair.Values.Select(value => KeyValuePair.Create(pair.Key, value ?? ""))));

    private static HttpRefusedException TooLarge(long most) => new(StatusCodes.Status413PayloadTooLarge, $"请求超过 {most} 字节。", $" The request is larger than {most} bytes.");
}

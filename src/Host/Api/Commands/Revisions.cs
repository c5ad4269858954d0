using System.Globalization;
using Microsoft.Net.Http.Headers;
using Orchestrator.Host.Api.Problems;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Api.Commands;

/// <summary>Revisions as entity tags: <c>ETag: "7"</c> out, <c>If-Match: "7"</c> in.</summary>
internal static class Revisions
{
    public static string TagOf(long revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision}\"");

    public static void Show(HttpResponse response, long revision) => response.Headers.ETag = TagOf(revision);

    /// <summary>The revision that the caller saw; null when none was sent or any is accepted (<c>*</c>).</summary>
    /// <exception cref="BadHttpRequestException">The header is not a quoted revision.</exception>
    public static long? Expected(HttpRequest request)
    {
        var text = request.Headers[HeaderNames.IfMatch].ToString();
        if (text.Length == 0 || text == "*")
            return null;
        return long.TryParse(text.Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : throw new RefusedException(ApiRefusals.BadIfMatch with { Code = "form.if-match" });
    }
}

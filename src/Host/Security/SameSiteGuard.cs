using Microsoft.Net.Http.Headers;
using Orchestrator.Host.Api.Problems;

namespace Orchestrator.Host.Security;

/// <summary>
/// Refuses commands that another site makes a signed-in browser send. The designer cannot carry an antiforgery token, so beside the cookie's
/// SameSite=Strict the browser's own word counts: <c>Sec-Fetch-Site</c>, or <c>Origin</c> where that is missing.
/// </summary>
internal static class SameSiteGuard
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (IsForeignCommand(context.Request))
        {
            await ProblemAnswer.Of(SecurityRefusals.ForeignSite, StatusCodes.Status403Forbidden).ExecuteAsync(context);
            return;
        }

        await next(context);
    }

    private static bool IsForeignCommand(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
            return false;
        // A bearer token is never sent by a browser on its own.
        if (request.Headers.ContainsKey(HeaderNames.Authorization))
            return false;
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site) && site.Count > 0)
            return site[0] is not ("same-origin" or "none");
        return request.Headers.TryGetValue(HeaderNames.Origin, out var origin)
            && !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}

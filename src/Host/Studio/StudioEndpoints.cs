using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Orchestrator.Host.Progress;
using Orchestrator.Host.Publications;

namespace Orchestrator.Host.Studio;

/// <summary>The designer under <c>/studio/</c>: the package's files, and a page of ours around each of its elements.</summary>
public static partial class StudioEndpoints
{
    /// <summary>
    /// Maps the designer. Its files and scripts are public, like every program text in a browser; the pages are returned as a
    /// group, on which the caller states who may see them. When the package was never fetched, everything below
    /// <c>/studio/</c> answers 503 and says how to fetch it, and the rest of the host works.
    /// </summary>
    public static RouteGroupBuilder MapStudio(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var pages = endpoints.MapGroup("").ExcludeFromDescription();
        if (StudioPackage.Find() is not { } package)
        {
            var logger = endpoints.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("Orchestrator.Host.Studio");
            LogMissing(logger, string.Join(", ", StudioPackage.Candidates));
            pages.Map("/studio/{**path}", static () => Results.Problem(
                statusCode: StatusCodes.Status503ServiceUnavailable,
                title: "流程设计器未安装 / The designer is not installed",
                detail: "请运行 ./run.sh，或在 src/Host/Studio 目录执行 npm ci。 Run ./run.sh, or npm ci in src/Host/Studio."));
            return pages;
        }

        endpoints.MapGet("/studio/app/assets/{name}", StudioAssets.Serve).AllowAnonymous().ExcludeFromDescription();
        endpoints.MapMethods("/studio/{**path}", [HttpMethods.Get, HttpMethods.Head],
            (string path, HttpContext context) => StudioFiles.Serve(package, path, context)).AllowAnonymous().ExcludeFromDescription();
        pages.MapGet("/studio/app/definitions", (HttpContext c) => Page(c, StudioPageKind.Definitions, null));
        pages.MapGet("/studio/app/editor/{definitionId}", (HttpContext c, string definitionId) => Page(c, StudioPageKind.Editor, definitionId));
        pages.MapGet("/studio/app/instances", (HttpContext c) => Page(c, StudioPageKind.Instances, null));
        pages.MapGet("/studio/app/instance/{instanceId}", (HttpContext c, string instanceId) => Page(c, StudioPageKind.Instance, instanceId));
        pages.MapGet("/studio/app/outcomes", (HttpContext c, [FromServices] StepWords words) => Results.Json(words.Outcomes(IsEnglish(c.Request))));
        pages.MapGet("/studio/app/instance/{instanceId}/notes", NotesAsync);
        MapAddressesOfTheDesigner(pages);
        return pages;
    }

    // Addresses that the designer itself writes into links and into the browser's history.
    private static void MapAddressesOfTheDesigner(RouteGroupBuilder pages)
    {
        foreach (var root in new[] { "", "/studio" })
        {
            pages.MapGet(root + "/workflows/definitions/{id}/edit", (string id) => Results.LocalRedirect("/studio/app/editor/" + Uri.EscapeDataString(id)));
            pages.MapGet(root + "/workflows/instances/{id}/view", (string id) => Results.LocalRedirect("/studio/app/instance/" + Uri.EscapeDataString(id)));
        }

        // The designer's link to logs of its own; the console tells what happened to an instance.
        pages.MapGet("/diagnostics/structured-logs", (string? workflowInstanceId) =>
            Results.LocalRedirect(string.IsNullOrEmpty(workflowInstanceId) ? "/incidents" : "/incidents/" + Uri.EscapeDataString(workflowInstanceId)));
        pages.MapGet("/studio", () => Results.LocalRedirect("/studio/app/definitions"));
    }

    private static async Task<IResult> NotesAsync(HttpContext context, string instanceId, [FromServices] IStepNotes notes)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(IsEnglish(context.Request) ? "en" : "zh-CN");
        return Results.Json(await notes.OfAsync(instanceId, context.RequestAborted));
    }

    private static IResult Page(HttpContext context, StudioPageKind kind, string? id)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentSecurityPolicy = StudioPage.ContentSecurityPolicy;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Content(StudioPage.Render(kind, id, IsEnglish(context.Request)), "text/html; charset=utf-8");
    }

    /// <summary>Chinese unless the query (<c>?lang=en</c>) or the culture cookie asks for English.</summary>
    private static bool IsEnglish(HttpRequest request)
    {
        var asked = request.Query["lang"].ToString();
        if (asked.Length == 0 && request.Cookies.TryGetValue(CookieRequestCultureProvider.DefaultCookieName, out var cookie))
            asked = CookieRequestCultureProvider.ParseCookieValue(cookie)?.UICultures.FirstOrDefault().ToString() ?? "";
        return asked.StartsWith("en", StringComparison.OrdinalIgnoreCase);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The designer is not installed; looked in {Folders}")]
    private static partial void LogMissing(ILogger logger, string folders);
}

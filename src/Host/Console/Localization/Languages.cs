using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;

namespace Orchestrator.Host.Workbench.Localization;

/// <summary>The two languages of the console and the cookie that remembers the reader's choice.</summary>
internal static class Languages
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    public static void Configure(RequestLocalizationOptions options)
    {
        var cultures = new[] { CultureInfo.GetCultureInfo(Chinese), CultureInfo.GetCultureInfo(English) };
        options.DefaultRequestCulture = new RequestCulture(Chinese);
        options.SupportedCultures = cultures;
        options.SupportedUICultures = cultures;
        // The browser's language is not asked: the bureau's language is Chinese until the reader says otherwise.
        options.RequestCultureProviders = [new CookieRequestCultureProvider()];
    }

    /// <summary>Remembers the language and goes back to the page, which must be one of ours.</summary>
    public static RedirectHttpResult Choose(HttpContext context, string culture, string? returnUrl)
    {
        var chosen = culture == English ? English : Chinese;
        context.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = context.Request.IsHttps });
        return TypedResults.LocalRedirect(LocalPath(returnUrl));
    }

    /// <summary>A path on this site: what leads elsewhere becomes the start page.</summary>
    public static string LocalPath(string? path) =>
        path is ['/'] or ['/', not ('/' or '\\'), ..] && !path.AsSpan().ContainsAny('\r', '\n') ? "~" + path : "~/";
}

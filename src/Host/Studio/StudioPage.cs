using System.Net;
using System.Text;

namespace Orchestrator.Host.Studio;

/// <summary>
/// The document around one designer element. It carries no script of its own: what the page is about stands in attributes of
/// <c>html</c>, so that the content security policy can forbid inline scripts.
/// </summary>
internal static class StudioPage
{
    // The editor and the instance list each render one inline script, for their keyboard shortcuts (package 3.8.2). Their
    // hashes are let through, other inline scripts are not. The runtime compiles WebAssembly; Monaco starts its workers from blobs.
    private const string HotkeysScripts =
        "'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=' 'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='";

    public const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval' " + HotkeysScripts + "; style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    private static readonly string[] Styles =
    [
        "_content/MudBlazor/MudBlazor.min.css",
        "_content/CodeBeam.MudBlazor.Extensions/MudExtensions.min.css",
        "_content/Radzen.Blazor/css/material-base.css",
        "_content/Elsa.Studio.Shell/css/shell.css",
        "Elsa.Studio.Host.CustomElements.styles.css",
    ];

    private static readonly string[] Scripts =
    [
        "_content/BlazorMonaco/jsInterop.js",
        "_content/BlazorMonaco/lib/monaco-editor/min/vs/loader.js",
        "_content/BlazorMonaco/lib/monaco-editor/min/vs/editor/editor.main.js",
        "_content/MudBlazor/MudBlazor.min.js",
        "_content/CodeBeam.MudBlazor.Extensions/MudExtensions.min.js",
        "_content/Radzen.Blazor/Radzen.Blazor.js",
        "_framework/blazor.webassembly.js",
    ];

    public static string Render(StudioPageKind kind, string? id, bool english)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"").Append(english ? "en" : "zh-CN")
            .Append("\" data-page=\"").Append(kind.ToString().ToLowerInvariant())
            .Append("\" data-id=\"").Append(WebUtility.HtmlEncode(id)).Append("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<base href=\"/studio/\">\n<title>").Append(Title(kind, english)).Append("</title>\n")
            .Append("<link rel=\"icon\" type=\"image/png\" href=\"_content/Elsa.Studio.Shell/favicon-32x32.png\">\n");
        foreach (var style in Styles)
            page.Append("<link rel=\"stylesheet\" href=\"").Append(style).Append("\">\n");
        page.Append("<link rel=\"stylesheet\" href=\"").Append(StudioAssets.Address("studio.css")).Append("\">\n</head>\n<body>\n")
            .Append("<div id=\"loading\" role=\"status\">").Append(english ? "Loading the designer …" : "正在加载流程设计器……").Append("</div>\n")
            .Append("<div id=\"blazor-error-ui\" role=\"alert\">")
            .Append(english ? "The designer met an unexpected error." : "流程设计器发生意外错误。")
            .Append(" <a href=\"\" class=\"reload\">").Append(english ? "Reload" : "重新加载").Append("</a></div>\n");
        page.Append("<script src=\"").Append(StudioAssets.Address("page.js")).Append("\"></script>\n");
        if (kind is StudioPageKind.Editor)
            page.Append("<script src=\"").Append(StudioAssets.Address("saves.js")).Append("\"></script>\n");
        if (kind is StudioPageKind.Editor or StudioPageKind.Instance)
            page.Append("<script src=\"").Append(StudioAssets.Address("canvas.js")).Append("\"></script>\n");
        if (!english)
            page.Append("<script src=\"").Append(StudioAssets.Address("overlay.js")).Append("\" data-table=\"").Append(StudioAssets.Address("zh-CN.json")).Append("\"></script>\n");
        foreach (var script in Scripts)
            page.Append("<script src=\"").Append(script).Append("\"></script>\n");
        return page.Append("</body>\n</html>\n").ToString();
    }

    private static string Title(StudioPageKind kind, bool english) => kind switch
    {
        StudioPageKind.Definitions => english ? "Workflow definitions" : "流程定义",
        StudioPageKind.Editor => english ? "Workflow editor" : "流程设计",
        StudioPageKind.Instances => english ? "Workflow instances" : "流程实例",
        _ => english ? "Workflow instance" : "流程实例",
    };
}

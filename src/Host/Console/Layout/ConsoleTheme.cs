using MudBlazor;

namespace Orchestrator.Host.Workbench.Layout;

/// <summary>Colours and type of MudBlazor's parts, the same as in <c>shell.css</c>: a light, dense office look; red is kept for what is overdue.</summary>
internal static class ConsoleTheme
{
    private static readonly string[] Fonts = ["Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1d4f91",
            Secondary = "#44546a",
            Error = "#b3261e",
            Warning = "#8a5300",
            Success = "#1e6b3a",
            Info = "#1d4f91",
            Background = "#f3f5f8",
            Surface = "#ffffff",
            TextPrimary = "#1c2530",
            TextSecondary = "#4a5665",
            LinesDefault = "#d5dbe3",
            TableLines = "#e3e8ee",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = ".875rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Fonts, FontSize = ".875rem", TextTransform = "none", LetterSpacing = "normal", FontWeight = "500" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "3px" },
    };
}

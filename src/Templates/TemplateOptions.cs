using Orchestrator.Templates.Printing;
using Orchestrator.Templates.Rendering;

namespace Orchestrator.Templates;

/// <summary>Settings of rendering and printing.</summary>
public sealed record TemplateOptions
{
    /// <summary>What one render may use.</summary>
    public RenderingLimits Limits { get; init; } = new();

    /// <summary>The browser that prints.</summary>
    public ChromiumOptions Chromium { get; init; } = new();
}

using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Workflows.Notices;

namespace Orchestrator.Templates.Tests;

/// <summary>The renderer with the templates that ship, as the host gets it.</summary>
internal static class Shipped
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddTemplates().BuildServiceProvider();

    public static INoticeRenderer Renderer { get; } = Services.GetRequiredService<INoticeRenderer>();
}

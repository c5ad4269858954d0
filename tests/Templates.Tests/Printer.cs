using Orchestrator.Templates.Printing;

[assembly: AssemblyFixture(typeof(Orchestrator.Templates.Tests.Printer))]

namespace Orchestrator.Templates.Tests;

/// <summary>One warm browser for the whole run.</summary>
public sealed class Printer : IAsyncDisposable
{
    public ChromiumPdfPrinter Chromium { get; } = new(new ChromiumOptions());

    public ValueTask DisposeAsync() => Chromium.DisposeAsync();
}

using Microsoft.AspNetCore.Components;

namespace Orchestrator.Host.Workbench.Layout;

/// <summary>The frame of every page: header, navigation by role, and the reader as a cascading value.</summary>
public sealed partial class ConsoleLayout : LayoutComponentBase, IDisposable
{
    public void Dispose() => Navigation.LocationChanged -= Moved;
}

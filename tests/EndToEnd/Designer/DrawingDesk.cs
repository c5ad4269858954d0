using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Orchestrator.Testing;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>The designer in the console, worked with mouse and keyboard alone.</summary>
internal sealed class DrawingDesk(BrowserPage page)
{
    private static readonly LocatorAssertionsToHaveCountOptions DesignerStarts = new() { Timeout = 90_000 };

    public IFrameLocator Frame => page.Page.FrameLocator("iframe.studio");

    public ILocator Steps => Frame.Locator(".x6-node[data-cell-id]");

    public ILocator Canvas => Frame.Locator(".graph-container");

    /// <summary>Opens the editor of a definition and waits for its steps.</summary>
    public async Task OpenAsync(string definitionId, int steps)
    {
        await page.Page.GotoAsync($"/designer/{definitionId}");
        await Assertions.Expect(Canvas).ToHaveCountAsync(1, DesignerStarts);
        await Assertions.Expect(Steps).ToHaveCountAsync(steps, DesignerStarts);
    }

    /// <summary>Types into a one-line input of the chosen step.</summary>
    public Task FillAsync(string label, string text) => Saved(async () =>
    {
        var input = Frame.Locator(".mud-input-control:visible").Filter(new() { HasText = label }).Locator("input").First;
        await input.FillAsync(text);
        await input.PressAsync("Tab");
    }, text);

    /// <summary>Opens one of the tabs below the canvas.</summary>
    public Task TabAsync(string caption) => Frame.Locator(".mud-tab:visible").Filter(new() { HasText = caption }).Last.ClickAsync();

    // The designer saves by itself, half a second after the last change, and fetches the descriptors anew when a save is answered. Several saves may be
    // under way; the one that holds the value is waited for, and what follows it: what is changed in between is drawn over.
    private async Task Saved(Func<Task> change, string? value = null)
    {
        var isSaved = false;
        await page.Page.RunAndWaitForResponseAsync(change, answer =>
        {
            if (answer.Request.Method == "POST" && answer.Url.EndsWith("/elsa/api/workflow-definitions", StringComparison.Ordinal))
                isSaved |= value is null || JsonNode.Parse(answer.Request.PostData!)!.ToJsonString().Contains(JsonSerializer.Serialize(value), StringComparison.Ordinal);
            return isSaved && answer.Url.Contains("/elsa/api/descriptors/activities", StringComparison.Ordinal);
        }, new() { Timeout = 30_000 });
    }
}

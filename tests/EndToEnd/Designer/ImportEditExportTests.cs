using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>A shipped definition goes through the designer and comes out with what its author changed, and nothing else.</summary>
[Collection(nameof(DesignerRoom))]
public sealed class ImportEditExportTests(DesignerRoom room)
{
    [Fact]
    public async Task Only_the_edit_differs_between_what_was_imported_and_what_is_exported()
    {
        await using var author = await room.SignInAsync(Role.Author);
        var desk = new DrawingDesk(author);
        var shipped = RepositoryFolder.Combine("workflows-json", "acceptance.json");

        await author.Page.GotoAsync("/designer");
        await Assertions.Expect(desk.Frame.Locator("tbody tr").First).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await author.Page.RunAndWaitForResponseAsync(
            () => desk.Frame.Locator("input[type=file]").First.SetInputFilesAsync(shipped),
            answer => answer.Url.Contains("/import", StringComparison.Ordinal) && answer.Ok);
        await desk.OpenAsync("acceptance", 22);
        await desk.Frame.Locator(".x6-node[data-cell-id=Draw]").ClickAsync();
        await desk.TabAsync("常规");
        await desk.FillAsync("显示文字", "抽取单位");
        await author.ScreenshotAsync("import-edited");

        Assert.Equal(["/root/activities/Draw/metadata/displayText: \"验收抽样\" → \"抽取单位\""], FileDifferences.Between(await File.ReadAllTextAsync(shipped), await ExportAsync(author)));
        Assert.Equal("", author.Complaints);
    }

    private static async Task<string> ExportAsync(BrowserPage author) =>
        await author.Page.EvaluateAsync<string>("async () => (await fetch('/elsa/api/workflow-definitions/acceptance/export?versionOptions=Latest')).text()");
}

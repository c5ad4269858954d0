using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>Captions are put into Chinese; what an author named is the author's, even where a caption reads the same.</summary>
[Collection(nameof(InstanceRoomTests))]
public sealed class AuthorsNamesTests(DesignerRoom room)
{
    [Fact]
    public async Task What_an_author_named_stays_as_written_though_a_caption_reads_the_same()
    {
        var flow = new DrawnFlow(room.Campaign, "names-flow", "Export") { Variables = { ["Description"] = "Workflow" } };
        var step = DrawnFlow.Step("Elsa.WriteLine", "Delete", "text", "hello");
        step["metadata"]!["displayText"] = "Save";
        await flow.PublishAsync(1, step, DrawnFlow.Step("Elsa.Event", "Finished", "eventName", "names-never"));
        var instance = await flow.StartAsync();
        await using var author = await room.SignInAsync(Role.Author);
        var desk = new DrawingDesk(author);

        await author.Page.GotoAsync("/designer");
        var row = desk.Frame.Locator("tbody tr").Filter(new() { HasText = flow.DefinitionId });
        await Assertions.Expect(row.GetByText("Export", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await Assertions.Expect(desk.Frame.GetByText("新建流程").First).ToBeVisibleAsync();

        await desk.OpenAsync(flow.DefinitionId, 2);
        await Assertions.Expect(desk.StepWith("Delete")).ToContainTextAsync("Save");
        await Assertions.Expect(desk.Frame.Locator(".mud-tab").GetByText("Export", new() { Exact = true })).ToBeVisibleAsync();
        await desk.TabAsync("变量");
        await Assertions.Expect(desk.Frame.Locator("td").GetByText("Description", new() { Exact = true })).ToBeVisibleAsync();
        await author.ScreenshotAsync("names-editor");

        await author.Page.GotoAsync($"/instances/{instance}");
        await Assertions.Expect(desk.StepWith("Delete")).ToHaveCountAsync(1, new() { Timeout = 90_000 });
        var journal = desk.Frame.GetByRole(AriaRole.Tabpanel, new() { Name = "执行日志" });
        await desk.Frame.GetByTitle("显示全部事件").ClickAsync();
        await author.ScreenshotAsync("names-viewer");
        await journal.GetByText("Save", new() { Exact = true }).First.ClickAsync();
        await Assertions.Expect(desk.Frame.Locator("td").GetByText("Delete", new() { Exact = true })).ToHaveCountAsync(2);
        Assert.Equal("", author.Complaints);
    }
}

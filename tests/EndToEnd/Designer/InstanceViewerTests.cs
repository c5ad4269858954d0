using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>The variables of an instance beside its diagram, and the instances of every version in the list.</summary>
[Collection(nameof(DesignerRoom))]
public sealed class InstanceViewerTests(DesignerRoom room)
{
    [Fact]
    public async Task The_variables_are_shown()
    {
        var flow = new DrawnFlow(room.Campaign, "view-variables", "金额登记") { Variables = { ["Amount"] = "四百元" } };
        await flow.PublishAsync(1, Line("Say"), Event("Wait", "view-never"));
        await using var officer = await room.SignInAsync(Role.Lead);
        var desk = await ViewAsync(officer, await flow.StartAsync());

        await desk.TabAsync("变量");
        await Assertions.Expect(desk.Frame.GetByText("四百元").First).ToBeVisibleAsync();
        await officer.ScreenshotAsync("viewer-variables");
        Assert.Equal("", officer.Complaints);
    }

    [Fact]
    public async Task The_list_shows_the_instances_of_every_version()
    {
        var flow = new DrawnFlow(room.Campaign, "view-versions", "版本登记");
        await flow.PublishAsync(1, Event("Wait", "view-never"));
        var old = await flow.StartAsync();
        await flow.PublishAsync(2, Event("Wait", "view-never"), Line("Thanks"));
        var present = await flow.StartAsync();
        await using var officer = await room.SignInAsync(Role.Lead);
        var desk = new DrawingDesk(officer);

        await officer.Page.GotoAsync("/instances");
        foreach (var (instance, version) in new[] { (old, "1"), (present, "2") })
        {
            var row = desk.Frame.Locator("tbody tr").Filter(new() { HasText = instance });
            await Assertions.Expect(row).ToHaveCountAsync(1, new() { Timeout = 90_000 });
            await Assertions.Expect(row.Locator("td").Nth(4)).ToHaveTextAsync(version);
        }

        Assert.Equal("", officer.Complaints);
    }

    private static async Task<DrawingDesk> ViewAsync(BrowserPage page, string instance)
    {
        var desk = new DrawingDesk(page);
        await page.Page.GotoAsync($"/instances/{instance}");
        await Assertions.Expect(desk.StepWith("Say")).ToHaveCountAsync(1, new() { Timeout = 90_000 });
        return desk;
    }

    private static System.Text.Json.Nodes.JsonObject Line(string id) => DrawnFlow.Step("Elsa.WriteLine", id, "text", "hello");

    private static System.Text.Json.Nodes.JsonObject Event(string id, string name) => DrawnFlow.Step("Elsa.Event", id, "eventName", name);
}

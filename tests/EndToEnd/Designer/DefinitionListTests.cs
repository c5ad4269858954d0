using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>The list of definitions and the history of one, by their buttons.</summary>
[Collection(nameof(DesignerRoom))]
public sealed class DefinitionListTests(DesignerRoom room)
{
    [Fact]
    public async Task A_definition_is_duplicated_deleted_taken_out_of_force_and_its_versions_are_looked_at_rolled_back_to_and_deleted()
    {
        var flow = new DrawnFlow(room.Campaign, "walk-shelf", "归档登记");
        await flow.PublishAsync(1, DrawnFlow.Step("Elsa.WriteLine", "First", "text", "one"));
        await flow.PublishAsync(2, DrawnFlow.Step("Elsa.WriteLine", "First", "text", "two"), DrawnFlow.Step("Elsa.WriteLine", "Second", "text", "three"));
        await using var author = await room.SignInAsync(Role.Author);
        var desk = new DrawingDesk(author);
        await OpenListAsync(author, desk);

        await MenuAsync(desk, Row(desk, "walk-shelf").First, "复制");
        var dialog = desk.Frame.Locator(".mud-dialog");
        await Assertions.Expect(dialog.GetByLabel("名称", new() { Exact = true })).ToHaveValueAsync("归档登记（副本）");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await Assertions.Expect(Row(desk, "归档登记（副本）")).ToHaveCountAsync(1);
        Assert.Single(await CopiesAsync());
        await MenuAsync(desk, Row(desk, "归档登记（副本）"), "删除");
        var deleted = await author.Page.RunAndWaitForResponseAsync(
            () => dialog.GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync(), answer => answer.Request.Method == "DELETE");
        Assert.True(deleted.Ok, $"{deleted.Status} {author.Complaints}");
        Assert.Empty(await CopiesAsync());
        // Whoever searches asks for the list anew: the designer's own renewal of it may be overtaken by an earlier one.
        var search = desk.Frame.GetByPlaceholder("搜索");
        await search.FillAsync("归档登记");
        await Assertions.Expect(Row(desk, "acceptance")).ToHaveCountAsync(0);
        await Assertions.Expect(Row(desk, "归档登记（副本）")).ToHaveCountAsync(0);
        await Assertions.Expect(Row(desk, "walk-shelf")).ToHaveCountAsync(1);

        await Assertions.Expect(Published(desk)).ToHaveTextAsync("2");
        await MenuAsync(desk, Row(desk, "walk-shelf"), "停用");
        await Assertions.Expect(Published(desk)).ToHaveTextAsync("-");
        await author.ScreenshotAsync("walk-list");

        // A version is looked at, rolled back to, so that its steps come as a new draft, and deleted.
        await desk.OpenAsync("walk-shelf", 2);
        await desk.Frame.GetByRole(AriaRole.Tab, new() { Name = "版本历史" }).ClickAsync();
        var versions = desk.Frame.GetByRole(AriaRole.Tabpanel, new() { Name = "版本历史" }).Locator("tbody tr");
        foreach (var (version, steps) in new[] { (versions.Last, 1), (versions.First, 2) })
        {
            await MenuAsync(desk, version, "查看");
            await Assertions.Expect(desk.Steps).ToHaveCountAsync(steps, new() { Timeout = 30_000 });
        }

        await MenuAsync(desk, versions.Last, "回退到该版本");
        await Assertions.Expect(desk.Steps).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await Assertions.Expect(versions).ToHaveCountAsync(3);
        await author.ScreenshotAsync("walk-history");
        await MenuAsync(desk, versions.Last, "删除");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await Assertions.Expect(versions).ToHaveCountAsync(2);
        Assert.Equal([2, 3], await room.Campaign.ReadAsync(db => db.Definitions.Where(row => row.DefinitionId == "walk-shelf").Select(row => row.Version).Order().ToListAsync()));
        Assert.Equal("", author.Complaints);
    }

    private Task<List<string>> CopiesAsync() => room.Campaign.ReadAsync(db => db.Definitions.Where(row => row.Name == "归档登记（副本）").Select(row => row.Id).ToListAsync());

    private static ILocator Row(DrawingDesk desk, string text) => desk.Frame.Locator("tbody tr").Filter(new() { HasText = text });

    private static ILocator Published(DrawingDesk desk) => Row(desk, "walk-shelf").Locator("td").Nth(4);

    private static async Task OpenListAsync(BrowserPage page, DrawingDesk desk)
    {
        await page.Page.GotoAsync("/designer");
        await Assertions.Expect(Row(desk, "acceptance")).ToHaveCountAsync(1, new() { Timeout = 90_000 });
    }

    private static async Task MenuAsync(DrawingDesk desk, ILocator row, string action)
    {
        await row.Locator(".mud-menu-icon-button-activator").Last.ClickAsync();
        await desk.Frame.Locator(".mud-popover-open").GetByText(action, new() { Exact = true }).ClickAsync();
    }
}

using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.Engine.Persistence;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>Several rows at once, in both lists, and what a reader is not offered.</summary>
[Collection(nameof(InstanceRoomTests))]
public sealed class BulkActionTests(DesignerRoom room)
{
    [Fact]
    public async Task Definitions_are_taken_out_of_force_asked_to_be_published_and_deleted_together()
    {
        await PublishAsync("bulk-one", "批量甲");
        await PublishAsync("bulk-two", "批量乙");
        await using var author = await room.SignInAsync(Role.Author);
        var desk = new DrawingDesk(author);
        await ListAsync(author, desk, "/designer", "bulk-one", "bulk-two");

        await BulkAsync(desk, "停用", "停用", "bulk-one", "bulk-two");
        foreach (var id in (string[])["bulk-one", "bulk-two"])
            await Assertions.Expect(Row(desk, id).Locator("td").Nth(4)).ToHaveTextAsync("-");

        await BulkAsync(desk, "发布", "发布", "bulk-one", "bulk-two");
        await Assertions.Expect(desk.Frame.Locator("#left-undone p")).ToHaveCountAsync(2);
        await author.ScreenshotAsync("bulk-definitions");
        await desk.Frame.Locator("#left-undone").GetByRole(AriaRole.Button).ClickAsync();

        await BulkAsync(desk, "删除", "删除", "bulk-one", "bulk-two");
        await Assertions.Expect(Row(desk, "bulk-one")).ToHaveCountAsync(0);
        await Assertions.Expect(Row(desk, "bulk-two")).ToHaveCountAsync(0);
        Assert.Equal("", author.Complaints);
    }

    [Fact]
    public async Task Instances_are_cancelled_and_deleted_together()
    {
        var flow = await PublishAsync("bulk-runs", "批量清理");
        var (one, two) = (await flow.StartAsync(), await flow.StartAsync());
        await using var admin = await room.SignInAsync(Role.Admin);
        var desk = new DrawingDesk(admin);
        await ListAsync(admin, desk, "/instances", one, two);

        await BulkAsync(desk, "取消", "是", one, two);
        foreach (var id in (string[])[one, two])
            await Assertions.Expect(Row(desk, id)).ToContainTextAsync("已取消");
        await BulkAsync(desk, "删除", "删除", one, two);
        foreach (var id in (string[])[one, two])
            await Assertions.Expect(Row(desk, id)).ToHaveCountAsync(0);
        Assert.False(await room.Campaign.ReadAsync(db => db.Instances.AnyAsync(row => row.DefinitionId == "bulk-runs")));
        Assert.Equal("", admin.Complaints);
    }

    [Fact]
    public async Task A_reader_is_offered_nothing_that_a_reader_may_not_do()
    {
        var flow = await PublishAsync("bulk-read", "只读查看");
        var instance = await flow.StartAsync();
        await using var officer = await room.SignInAsync(Role.Lead);
        var desk = new DrawingDesk(officer);

        await ListAsync(officer, desk, "/designer", "bulk-read");
        await OffersAsync(desk, "bulk-read", "查看", "删除", "发布", "停用", "导出");
        await Assertions.Expect(desk.Frame.Locator(".mud-popover-open .mud-menu-item.mud-disabled:visible")).ToHaveCountAsync(3);
        await officer.ScreenshotAsync("reader-menu");
        await Assertions.Expect(desk.Frame.GetByRole(AriaRole.Button, new() { Name = "新建流程" })).ToBeDisabledAsync();

        await ListAsync(officer, desk, "/instances", instance);
        await OffersAsync(desk, instance, "查看");
        await officer.ScreenshotAsync("reader-instances");
        Assert.Equal("", officer.Complaints);
    }

    private async Task<DrawnFlow> PublishAsync(string id, string name)
    {
        var flow = new DrawnFlow(room.Campaign, id, name);
        await flow.PublishAsync(1, DrawnFlow.Step("Elsa.Event", "Wait", "eventName", id + "-never"));
        return flow;
    }

    private static ILocator Row(DrawingDesk desk, string text) => desk.Frame.Locator("tbody tr").Filter(new() { HasText = text });

    private static async Task ListAsync(BrowserPage page, DrawingDesk desk, string path, params string[] rows)
    {
        await page.Page.GotoAsync(path);
        if (path == "/designer")
        {
            await desk.SearchAsync("bulk-");
            // The answer to the search draws the rows anew and shuts what is open over them.
            await Assertions.Expect(desk.Frame.Locator("tbody tr").Filter(new() { HasNotText = "bulk-" })).ToHaveCountAsync(0);
        }
        foreach (var row in rows)
            await Assertions.Expect(Row(desk, row)).ToHaveCountAsync(1, new() { Timeout = 90_000 });
    }

    private static async Task BulkAsync(DrawingDesk desk, string action, string answer, params string[] rows)
    {
        foreach (var row in rows)
            await Row(desk, row).Locator("input[type=checkbox]").CheckAsync();
        await desk.Frame.GetByText("批量操作").First.ClickAsync();
        await desk.Frame.Locator(".mud-popover-open .mud-menu-item").Filter(new() { HasTextRegex = new Regex($@"^\s*{action}\s*$") }).ClickAsync();
        await desk.Frame.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = answer, Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Frame.Locator(".mud-dialog")).ToHaveCountAsync(0);
    }

    private static async Task OffersAsync(DrawingDesk desk, string row, params string[] entries)
    {
        await Row(desk, row).Locator(".mud-menu-icon-button-activator").Last.ClickAsync();
        await Assertions.Expect(desk.Frame.Locator(".mud-popover-open .mud-menu-item:visible")).ToHaveTextAsync(entries.Select(entry => new Regex($@"^\s*{entry}\s*$")));
    }
}

using System.Web;
using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>Instances of one workflow among all others, by how they stand.</summary>
[Collection(nameof(InstanceRoomTests))]
public sealed class InstancePagesTests(DesignerRoom room)
{
    [Fact]
    public async Task Instances_are_found_by_their_workflow_by_how_they_stand_and_by_their_incidents()
    {
        var flow = new DrawnFlow(room.Campaign, "found-flow", "查找登记");
        await flow.PublishAsync(1, DrawnFlow.Step("Elsa.Event", "Wait", "eventName", "found-never"));
        var waiting = (string[])[await flow.StartAsync(), await flow.StartAsync()];
        await flow.PublishAsync(2, DrawnFlow.Step("Elsa.RunJavaScript", "Check", "script", "throw new Error('amount missing');"));
        var broken = await flow.StartAsync();
        await using var author = await room.SignInAsync(Role.Author);
        var desk = new DrawingDesk(author);

        // Whatever version an instance runs on, its row is shown, because that version is asked for by its id.
        var named = await author.Page.RunAndWaitForResponseAsync(() => author.Page.GotoAsync("/instances"), answer => answer.Url.Contains("versionOptions=&", StringComparison.Ordinal), new() { Timeout = 90_000 });
        var asked = HttpUtility.ParseQueryString(new Uri(named.Url).Query).GetValues("Ids")!;
        Assert.Equal(asked.Order(StringComparer.Ordinal), (await named.JsonAsync())!.Value.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));

        await ChooseAsync(desk, "流程", "查找登记");
        await ShowsAsync(desk, [.. waiting, broken]);
        await ChooseAsync(desk, "状态", "运行中");
        await ShowsAsync(desk, waiting);
        await ChooseAsync(desk, "状态", "运行中");
        await ChooseAsync(desk, "子状态", "故障");
        await ShowsAsync(desk, broken);
        await ChooseAsync(desk, "子状态", "故障");
        await ShowsAsync(desk, [.. waiting, broken]);
        await ChooseAsync(desk, "有异常", "是");
        await ShowsAsync(desk, broken);
        await author.ScreenshotAsync("instances-found");

        // Before any day of the month in which the browser lives, and after it.
        await desk.Frame.GetByText("日期筛选").ClickAsync();
        await desk.Frame.GetByRole(AriaRole.Button, new() { Name = "添加" }).ClickAsync();
        await PickAsync(desk, "列", "创建时间");
        await desk.Frame.GetByLabel("打开").ClickAsync();
        await desk.Frame.Locator(".mud-picker-calendar-day:visible").GetByText("15", new() { Exact = true }).First.ClickAsync();
        await PickAsync(desk, "条件", "早于");
        await ApplyAsync(desk);
        await ShowsAsync(desk, broken);
        await author.ScreenshotAsync("instances-dates");
        await desk.Frame.GetByText("日期筛选").ClickAsync();
        await PickAsync(desk, "条件", "晚于");
        await ApplyAsync(desk);
        await Assertions.Expect(desk.Frame.Locator("tbody tr").Filter(new() { HasText = broken })).ToHaveCountAsync(0);
        Assert.Equal("", author.Complaints);
    }

    [Fact]
    public async Task Instances_are_put_in_order_and_turned_over_page_by_page()
    {
        var flow = new DrawnFlow(room.Campaign, "turned-flow", "翻页登记");
        await flow.PublishAsync(1, DrawnFlow.Step("Elsa.Event", "Wait", "eventName", "turned-never"));
        var instances = new List<string>();
        for (var number = 0; number < 13; number++)
        {
            instances.Add(await flow.StartAsync());
            room.Campaign.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await using var author = await room.SignInAsync(Role.Author);
        var desk = new DrawingDesk(author);
        await author.Page.GotoAsync("/instances");
        await Assertions.Expect(desk.Frame.Locator("tbody tr").First).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await ChooseAsync(desk, "流程", "翻页登记");

        // Whoever was started last comes first, ten to a page.
        await ShowsInOrderAsync(desk, [.. instances.AsEnumerable().Reverse().Take(10)]);
        await desk.Frame.GetByRole(AriaRole.Button, new() { Name = "下一页" }).ClickAsync();
        await ShowsInOrderAsync(desk, instances[2], instances[1], instances[0]);
        await author.ScreenshotAsync("instances-second-page");

        // A click takes the order away, in which the designer asks for the oldest first; the next one asks for the same, the third turns it round.
        await SortAsync(author, desk, "Ascending");
        await ShowsInOrderAsync(desk, [.. instances.Skip(10)]);
        await SortAsync(author, desk, "Ascending");
        await SortAsync(author, desk, "Descending");
        await ShowsInOrderAsync(desk, instances[2], instances[1], instances[0]);
        Assert.Equal("", author.Complaints);
    }

    // A list of choices stays open, so that several can be ticked.
    private static async Task ChooseAsync(DrawingDesk desk, string filter, string choice)
    {
        await desk.Frame.Locator(".mud-select-extended, .mud-select").Filter(new() { Has = desk.Frame.Locator("label").GetByText(filter, new() { Exact = true }) }).Locator(".mud-input-slot:visible").First.ClickAsync();
        await desk.Frame.Locator(".mud-popover-open").GetByText(choice, new() { Exact = true }).ClickAsync();
        if (await desk.Frame.Locator(".mud-popover-open").CountAsync() > 0)
            await desk.Frame.Locator(".mud-overlay").Last.ClickAsync(new() { Force = true, Position = new() { X = 4, Y = 4 } });
        await Assertions.Expect(desk.Frame.Locator(".mud-popover-open")).ToHaveCountAsync(0);
    }

    private static async Task PickAsync(DrawingDesk desk, string field, string choice)
    {
        await desk.Frame.Locator(".mud-popover-open table .mud-select").Filter(new() { Has = desk.Frame.Locator("label").GetByText(field, new() { Exact = true }) }).Locator(".mud-input-slot:visible").First.ClickAsync();
        await desk.Frame.Locator(".mud-popover-open .mud-list-item").GetByText(choice, new() { Exact = true }).ClickAsync();
    }

    private static Task ApplyAsync(DrawingDesk desk) => desk.Frame.GetByRole(AriaRole.Button, new() { Name = "应用" }).ClickAsync();

    private static Task<IResponse> SortAsync(BrowserPage page, DrawingDesk desk, string direction) => page.Page.RunAndWaitForResponseAsync(
        () => desk.Frame.Locator("th").GetByText("创建时间", new() { Exact = true }).ClickAsync(),
        answer => answer.Request.PostData?.Contains($"\"orderDirection\":\"{direction}\"", StringComparison.Ordinal) ?? false);

    private static async Task ShowsInOrderAsync(DrawingDesk desk, params string[] instances)
    {
        var rows = desk.Frame.Locator("tbody tr:has(input[type=checkbox])");
        await Assertions.Expect(rows).ToHaveCountAsync(instances.Length);
        foreach (var (row, instance) in instances.Index())
            await Assertions.Expect(rows.Nth(row)).ToContainTextAsync(instance);
    }

    private static async Task ShowsAsync(DrawingDesk desk, params string[] instances)
    {
        var rows = desk.Frame.Locator("tbody tr:has(input[type=checkbox])");
        await Assertions.Expect(rows).ToHaveCountAsync(instances.Length);
        foreach (var instance in instances)
            await Assertions.Expect(rows.Filter(new() { HasText = instance })).ToHaveCountAsync(1);
    }
}

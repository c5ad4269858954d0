using System.Web;
using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>More definitions than fit on a page: found by what is typed, put in order by a column, turned over, and each with its two versions.</summary>
[Collection(nameof(DesignerRoom))]
public sealed class DefinitionPagesTests(DesignerRoom room)
{
    [Fact]
    public async Task Definitions_are_searched_put_in_order_and_turned_over_page_by_page()
    {
        foreach (var number in Enumerable.Range(1, 13))
        {
            var flow = new DrawnFlow(room.Campaign, $"pages-{number:00}", $"翻页登记{number:00}");
            await flow.PublishAsync(1, Wait());
            if (number == 13)
                await flow.DraftAsync(2, Wait());
        }

        await using var author = await room.SignInAsync(Role.Author);
        var desk = new DrawingDesk(author);
        await author.Page.GotoAsync("/designer");
        await Assertions.Expect(Rows(desk).First).ToBeVisibleAsync(new() { Timeout = 90_000 });

        await AskAsync(author, () => desk.SearchAsync("pages-"), ("SearchTerm", "pages-"), ("Page", "0"));
        await ShowsAsync(desk, [.. Enumerable.Range(1, 10)]);
        await AskAsync(author, () => desk.Frame.GetByRole(AriaRole.Button, new() { Name = "下一页" }).ClickAsync(), ("SearchTerm", "pages-"), ("Page", "1"));
        await ShowsAsync(desk, 11, 12, 13);
        await author.ScreenshotAsync("list-second-page");
        // The latest version and the one that is in force.
        await Assertions.Expect(Rows(desk).Last.Locator("td").Nth(3)).ToHaveTextAsync("2");
        await Assertions.Expect(Rows(desk).Last.Locator("td").Nth(4)).ToHaveTextAsync("1");

        // The first click on a column puts it in order, the next one turns the order round.
        var column = desk.Frame.Locator("th").GetByText("名称", new() { Exact = true });
        await AskAsync(author, () => column.ClickAsync(), ("OrderBy", "Name"), ("OrderDirection", "Ascending"));
        await AskAsync(author, () => column.ClickAsync(), ("OrderBy", "Name"), ("OrderDirection", "Descending"), ("Page", "1"));
        await ShowsAsync(desk, 3, 2, 1);

        await AskAsync(author, () => desk.SearchAsync("登记07"), ("SearchTerm", "登记07"));
        await ShowsAsync(desk, 7);
        Assert.Equal("", author.Complaints);
    }

    private static System.Text.Json.Nodes.JsonObject Wait() => DrawnFlow.Step("Elsa.Event", "Wait", "eventName", "pages-never");

    private static ILocator Rows(DrawingDesk desk) => desk.Frame.Locator("tbody tr");

    private static Task<IResponse> AskAsync(BrowserPage page, Func<Task> act, params (string Name, string Value)[] query) => page.Page.RunAndWaitForResponseAsync(act, answer =>
    {
        var asked = HttpUtility.ParseQueryString(new Uri(answer.Url).Query);
        return answer.Url.Contains("/elsa/api/workflow-definitions?", StringComparison.Ordinal) && query.All(part => asked[part.Name] == part.Value);
    });

    private static async Task ShowsAsync(DrawingDesk desk, params int[] numbers)
    {
        await Assertions.Expect(Rows(desk)).ToHaveCountAsync(numbers.Length);
        foreach (var (row, number) in numbers.Index())
            await Assertions.Expect(Rows(desk).Nth(row)).ToContainTextAsync($"翻页登记{number:00}");
    }
}

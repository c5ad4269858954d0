using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>Walks through the designer's pages, menus, tabs and dialogs, reads every caption that is to be seen, and counts how many are Chinese.</summary>
[Collection(nameof(DesignerRoom))]
public sealed partial class TranslationCoverageTests(DesignerRoom room)
{
    private const string Captions = """
        () => {
          const found = [];
          const shown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden';
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (texts.nextNode()) {
            const { data, parentElement } = texts.currentNode;
            if (!parentElement.closest('.monaco-editor, script, style, textarea, code, pre') && shown(parentElement)) found.push(data);
          }
          for (const element of document.querySelectorAll('[placeholder], [title], [aria-label]')) {
            if (shown(element) && !element.closest('.monaco-editor')) found.push(...['placeholder', 'title', 'aria-label'].map((name) => element.getAttribute(name) ?? ''));
          }
          return found.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => /\p{L}/u.test(text));
        }
        """;

    private readonly HashSet<string> _seen = [];

    [Fact]
    public async Task Every_caption_that_is_to_be_seen_in_the_designer_is_Chinese()
    {
        var campaign = room.Campaign;
        await using var author = await room.SignInAsync(Role.Author);
        var desk = new DrawingDesk(author);
        var instance = await campaign.ReadAsync(db => db.Instances.Where(row => row.DefinitionId == "unit-case").Select(row => row.Id).FirstAsync());

        await author.Page.GotoAsync("/designer");
        await Assertions.Expect(desk.Frame.Locator("tbody tr").First).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await ReadAsync(desk);
        await OpenAsync(desk, desk.Frame.Locator("tbody tr").First.Locator(".mud-menu-icon-button-activator").Last);
        await OpenAsync(desk, desk.Frame.GetByText("批量操作").First);
        await OpenAsync(desk, desk.Frame.GetByText("新建流程").First);

        await desk.OpenAsync("acceptance", 22);
        await ReadAsync(desk);
        foreach (var category in await desk.Frame.Locator(".mud-expand-panel-header:visible").AllAsync())
        {
            await category.ClickAsync();
            await ReadAsync(desk);
        }

        foreach (var step in (string[])["AcceptanceHub", "Draw"])
        {
            await desk.Canvas.ClickAsync(new() { Position = new() { X = 8, Y = 8 } });
            await desk.Frame.Locator($".x6-node[data-cell-id={step}]").ClickAsync();
            await TabsAsync(desk, "输入", "输出", "常规", "测试", "提交策略", "日志", "信息");
        }

        await TabsAsync(desk, "版本历史", "输入输出");
        foreach (var button in (string[])["添加输入", "添加输出"])
            await OpenAsync(desk, desk.Frame.GetByRole(AriaRole.Button, new() { Name = button }));
        await TabsAsync(desk, "变量");
        await OpenAsync(desk, desk.Frame.GetByRole(AriaRole.Button, new() { Name = "添加变量" }));

        await author.Page.GotoAsync("/instances");
        await Assertions.Expect(desk.Frame.Locator("tbody tr").First).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await ReadAsync(desk);
        await OpenAsync(desk, desk.Frame.GetByText("批量操作").First);
        await OpenAsync(desk, desk.Frame.GetByText("日期筛选").First);
        await author.Page.GotoAsync($"/instances/{instance}");
        await Assertions.Expect(desk.Steps.First).ToBeVisibleAsync(new() { Timeout = 90_000 });
        foreach (var tab in await desk.Frame.Locator(".mud-tab:visible").AllAsync())
        {
            await tab.ClickAsync();
            await ReadAsync(desk);
        }

        var names = await NamesAsync(author, instance);
        var english = _seen.Where(text => !Chinese().IsMatch(text) && !SameInChinese().IsMatch(text) && !names.Contains(text)).Order(StringComparer.Ordinal).ToList();
        var share = 100.0 * (_seen.Count - english.Count) / _seen.Count;
        TestContext.Current.TestOutputHelper?.WriteLine($"{_seen.Count} captions seen, {share:F1} % Chinese or names");
        Assert.True(_seen.Count > 200, $"Only {_seen.Count} captions were seen.");
        Assert.Equal("", author.Complaints);
        Assert.True(english.Count == 0, $"{share:F1} % of {_seen.Count} captions are Chinese; English are: {string.Join(" | ", english)}");
    }

    // What authors called their flows, steps and variables, and what these hold, is shown as they wrote it.
    private static async Task<HashSet<string>> NamesAsync(BrowserPage author, string instanceId)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in (string[])["workflow-definitions/by-definition-id/acceptance?versionOptions=Latest", "workflow-definitions/by-definition-id/unit-case?versionOptions=Latest",
            "workflow-definitions?versionOptions=Latest", $"workflow-instances/{instanceId}", $"workflow-instances/{instanceId}/variables"])
        {
            Collect(JsonNode.Parse(await author.Page.EvaluateAsync<string>("async (path) => (await fetch('/elsa/api/' + path)).text()", path)), names);
        }

        return names;
    }

    private static void Collect(JsonNode? node, HashSet<string> names)
    {
        foreach (var (key, value) in node as JsonObject ?? [])
        {
            if (key is "id" or "name" or "type" or "nodeId" or "definitionId" or "definitionVersionId" or "value" && value is JsonValue scalar && scalar.TryGetValue<string>(out var name))
                names.Add(name);
            Collect(value, names);
        }

        foreach (var item in node as JsonArray ?? [])
            Collect(item, names);
    }

    private async Task TabsAsync(DrawingDesk desk, params string[] captions)
    {
        foreach (var caption in captions)
        {
            await desk.Frame.Locator(".mud-tab:visible").Filter(new() { HasTextRegex = new($@"^\s*{caption}\s*\d*\s*$") }).Last.ClickAsync();
            await ReadAsync(desk);
        }
    }

    /// <summary>Opens a menu or a dialog, reads it, and closes it again.</summary>
    private async Task OpenAsync(DrawingDesk desk, ILocator button)
    {
        await button.ClickAsync();
        var open = desk.Frame.Locator(".mud-popover-open, .mud-dialog");
        await Assertions.Expect(open.First).ToBeVisibleAsync();
        await ReadAsync(desk);
        var cancel = desk.Frame.GetByRole(AriaRole.Button, new() { Name = "取消" });
        var veil = desk.Frame.Locator(".mud-overlay");
        if (await cancel.IsVisibleAsync())
            await cancel.ClickAsync();
        else if (await veil.CountAsync() > 0)
            await veil.Last.ClickAsync(new() { Force = true, Position = new() { X = 4, Y = 4 } });
        else
            await button.ClickAsync();
        await Assertions.Expect(open).ToHaveCountAsync(0);
    }

    // Captions are put into Chinese as they appear; what is still English after that stays so.
    private async Task ReadAsync(DrawingDesk desk)
    {
        await desk.Frame.Locator("html").EvaluateAsync("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        _seen.UnionWith(await desk.Frame.Locator("html").EvaluateAsync<string[]>(Captions));
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    // Ids, codes of states, names of versions, and abbreviations that Chinese writes in Latin letters too.
    [GeneratedRegex(@"^([0-9a-f]{12,32}|[UX]\d{1,2}|[a-z-]+-v?\d+|HTTP|JavaScript|Liquid|JSON|GUID|v\d+)$", RegexOptions.IgnoreCase)]
    private static partial Regex SameInChinese();
}

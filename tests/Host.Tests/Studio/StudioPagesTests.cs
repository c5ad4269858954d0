using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Orchestrator.Testing;

namespace Orchestrator.Host.Tests.Studio;

/// <summary>The designer's pages in a real browser.</summary>
public sealed class StudioPagesTests(StudioServer server, ChromiumBrowser browser) : IClassFixture<StudioServer>, IClassFixture<ChromiumBrowser>
{
    private const string Nodes = ".x6-node[data-cell-id]";

    [Fact]
    public async Task The_editor_draws_the_graph_in_Chinese_and_asks_no_foreign_host()
    {
        await using var page = await OpenAsync("/studio/app/editor/unit-case");

        await Assertions.Expect(page.Page.Locator(Nodes)).ToHaveCountAsync(3, new() { Timeout = 60_000 });
        await Assertions.Expect(page.Page.Locator(".x6-graph")).ToContainTextAsync("现场检查");
        await Assertions.Expect(page.Page.GetByText("自动保存").First).ToBeVisibleAsync();
        await page.ScreenshotAsync("studio-editor");
        AssertClean(page);
    }

    [Fact]
    public async Task A_step_dragged_onto_the_canvas_is_saved_and_the_code_view_shows_it()
    {
        await using var page = await OpenAsync("/studio/app/editor/unit-case");
        await Assertions.Expect(page.Page.Locator(Nodes)).ToHaveCountAsync(3, new() { Timeout = 60_000 });
        await page.Page.GetByText("案件", new() { Exact = true }).First.ClickAsync();

        await page.Page.RunAndWaitForRequestAsync(
            () => page.Page.DragAndDropAsync(".mud-expand-panel [draggable=true]", ".graph-container", new() { TargetPosition = new() { X = 300, Y = 300 } }),
            request => request.Method == "POST" && request.PostData?.Split("\"Orchestrator.AwaitDecision\"").Length == 5);

        await Assertions.Expect(page.Page.Locator(Nodes)).ToHaveCountAsync(4);
        await page.Page.GetByRole(AriaRole.Tab, new() { Name = "代码视图" }).ClickAsync();
        await Assertions.Expect(page.Page.Locator(".monaco-editor .view-lines").First).ToContainTextAsync("unit-case");
        await page.ScreenshotAsync("studio-code");
        AssertClean(page);
    }

    [Fact]
    public async Task A_click_on_a_step_of_an_instance_tells_the_page_around_it()
    {
        await using var page = await OpenAsync("/console?page=" + Uri.EscapeDataString("/studio/app/instance/i1"));
        var frame = page.Page.FrameLocator("iframe");
        await Assertions.Expect(frame.Locator(Nodes)).ToHaveCountAsync(3, new() { Timeout = 60_000 });

        await frame.Locator("[data-cell-id=Inspect]").ClickAsync();

        await page.Page.WaitForFunctionAsync("() => told.some(m => m.type === 'activity-selected')");
        Assert.Equal("Inspect|Workflow1:Flowchart1:Inspect", await page.Page.EvaluateAsync<string>(
            "() => { const m = told.find(m => m.type === 'activity-selected'); return m.activityId + '|' + m.nodeId; }"));
        await Assertions.Expect(frame.Locator("[data-cell-id=Inspect] > .step-done")).ToHaveTextAsync("办理 2 次，历时 3 天 2 小时");
        await Assertions.Expect(frame.Locator("[data-cell-id=Inspect] > .step-waits")).ToHaveTextAsync("自 2005-05-10 09:00 起等待");
        await page.ScreenshotAsync("studio-instance");
        AssertClean(page);
    }

    [Fact]
    public async Task A_row_of_the_definition_list_opens_its_editor()
    {
        await using var page = await OpenAsync("/studio/app/definitions");
        var row = page.Page.GetByText("单位整治案件").First;
        await Assertions.Expect(row).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.ScreenshotAsync("studio-definitions");

        await row.ClickAsync();

        await ArrivesAsync(page, "/studio/app/editor/unit-case");
        await Assertions.Expect(page.Page.Locator(Nodes)).ToHaveCountAsync(3, new() { Timeout = 60_000 });
        AssertClean(page);
    }

    [Fact]
    public async Task What_a_bulk_publication_left_undone_is_said()
    {
        await using var page = await OpenAsync("/studio/app/definitions");
        await Assertions.Expect(page.Page.GetByText("单位整治案件").First).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await page.Page.EvaluateAsync("() => fetch('/elsa/api/bulk-actions/publish/workflow-definitions/by-definition-ids', { method: 'POST', body: '{}' })");

        var notice = page.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "须由第二人批准" });
        await Assertions.Expect(notice).ToContainTextAsync("lost 已不存在");
        await notice.GetByRole(AriaRole.Button, new() { Name = "关闭" }).ClickAsync();
        await Assertions.Expect(notice).ToHaveCountAsync(0);
        AssertClean(page);
    }

    [Fact]
    public async Task A_row_of_the_instance_list_opens_its_viewer()
    {
        await using var page = await OpenAsync("/studio/app/instances");
        var row = page.Page.GetByText("红树湾网吧").First;
        await Assertions.Expect(row).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.ScreenshotAsync("studio-instances");

        await row.ClickAsync();

        await ArrivesAsync(page, "/studio/app/instance/i1");
        AssertClean(page);
    }

    [Fact]
    public async Task Where_the_designer_goes_after_a_run_is_our_instance_page()
    {
        await using var page = await OpenAsync("/studio/app/editor/unit-case");
        await Assertions.Expect(page.Page.Locator(Nodes)).ToHaveCountAsync(3, new() { Timeout = 60_000 });

        await page.Page.EvaluateAsync("() => history.pushState(null, '', 'workflows/instances/i1/view')");

        await ArrivesAsync(page, "/studio/app/instance/i1");
    }

    [Fact]
    public async Task Nothing_keeps_the_designer_from_the_instance_that_it_has_started()
    {
        await using var page = await OpenAsync("/studio/app/editor/unit-case");
        await Assertions.Expect(page.Page.Locator(Nodes)).ToHaveCountAsync(3, new() { Timeout = 60_000 });
        // What the designer does while an answer to its save is on the way. A browser asks only who has touched the page, and here they would stay.
        page.Page.Dialog += (_, dialog) => dialog.DismissAsync();
        await page.Page.EvaluateAsync("() => addEventListener('beforeunload', e => e.preventDefault())");
        await page.Page.Locator(".graph-container").ClickAsync(new() { Position = new() { X = 5, Y = 5 } });

        await page.Page.EvaluateAsync("() => { history.pushState(null, '', 'workflows/instances/i1/view'); history.replaceState(null, '', location.href); }");

        await ArrivesAsync(page, "/studio/app/instance/i1");
    }

    [Theory]
    [InlineData("/studio/app/editor/wide", "SelfCheck")]
    [InlineData("/studio/app/instance/wide1", "Inspect")]
    public async Task A_flow_with_an_empty_middle_opens_where_there_is_something_to_see(string path, string step)
    {
        await using var page = await OpenAsync(path);
        await page.Page.SetViewportSizeAsync(1366, 768);

        await Assertions.Expect(page.Page.Locator($"[data-cell-id={step}]")).ToBeInViewportAsync(new() { Ratio = 1, Timeout = 60_000 });
        await page.ScreenshotAsync("studio-wide-" + step);
        AssertClean(page);
    }

    [Fact]
    public async Task An_outcome_is_shown_as_the_form_of_its_act_calls_it_and_saved_by_its_name()
    {
        await using var page = await OpenAsync("/studio/app/editor/unit-case");
        await Assertions.Expect(page.Page.Locator("[data-cell-id=SelfCheck] .x6-port-out")).ToHaveTextAsync("报送完毕", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Page.Locator("[data-cell-id=Inspect] .x6-port-out")).ToHaveTextAsync("完成");

        var saved = await page.Page.RunAndWaitForRequestAsync(
            async () =>
            {
                await page.Page.Locator("[data-cell-id=Close]").HoverAsync();
                await page.Page.Mouse.DownAsync();
                await page.Page.Mouse.MoveAsync(500, 300, new() { Steps = 5 });
                await page.Page.Mouse.UpAsync();
            },
            request => request.Method == "POST" && request.Url.EndsWith("/workflow-definitions", StringComparison.Ordinal));

        Assert.DoesNotContain("报送完毕", saved.PostData, StringComparison.Ordinal);
        Assert.Contains("\"port\":\"Done\"", saved.PostData, StringComparison.Ordinal);
        await Assertions.Expect(page.Page.Locator("[data-cell-id=SelfCheck] .x6-port-out")).ToHaveTextAsync("报送完毕");
        AssertClean(page);
    }

    [Fact]
    public async Task English_is_shown_to_who_asks_for_it()
    {
        await using var page = await OpenAsync("/studio/app/definitions?lang=en");

        await Assertions.Expect(page.Page.GetByText("Create workflow").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.Equal("en-US", await page.Page.EvaluateAsync<string>("() => localStorage.BlazorCulture"));
        AssertClean(page);
    }

    private async Task<BrowserPage> OpenAsync(string path)
    {
        var page = await browser.OpenAsync(server.Origin);
        await page.Page.GotoAsync(path);
        return page;
    }

    // The address is asked for until it is right. An event that tells of it may pass between looking and listening, and a
    // machine that is busy with other tests makes that gap wide.
    private static Task ArrivesAsync(BrowserPage page, string path) =>
        Assertions.Expect(page.Page).ToHaveURLAsync(new Regex(Regex.Escape(path) + "$"), new() { Timeout = 60_000 });

    private static void AssertClean(BrowserPage page)
    {
        Assert.Empty(page.ForeignRequests);
        Assert.True(page.Errors.Count == 0, string.Join('\n', page.Errors));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.Engine.Persistence;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>What people see of instances in the designer: the version that they run on, where they stand, what happened, while they look.</summary>
[Collection(nameof(InstanceRoomTests))]
public sealed class RunningInstancesTests(DesignerRoom room)
{
    [Fact]
    public async Task A_diagram_shows_counts_and_times_changes_while_one_looks_and_follows_its_instance_to_another_version()
    {
        var flow = new DrawnFlow(room.Campaign, "walk-live", "送达登记");
        await flow.PublishAsync(1, Line("Say"), Held(), Event("Wait", "walk-one"), Event("Then", "walk-two"));
        var instance = await flow.StartAsync();
        await flow.PublishAsync(2, Line("Say"), Held(), Event("Wait", "walk-one"), Event("Then", "walk-two"), Line("Thanks"));
        await using var officer = await room.SignInAsync(Role.Lead);
        await using var admin = await room.SignInAsync(Role.Admin);
        var desk = new DrawingDesk(officer);

        // An instance of the old version shows that version, to an officer without tools.
        await ViewAsync(officer, desk, instance, 4);
        await Assertions.Expect(Badge(desk, "Say", "success")).ToHaveTextAsync("1");
        await Assertions.Expect(desk.StepWith("Say").Locator(".step-done")).ToContainTextAsync("办理 1 次");
        // What a step holds waits, the step itself runs.
        await Assertions.Expect(Badge(desk, "Held", "info")).ToBeVisibleAsync();
        await Assertions.Expect(desk.StepWith("Held").Locator(".step-waits")).ToContainTextAsync("起进行");
        await officer.ScreenshotAsync("walk-live-0");
        await PostAsync(admin, "/elsa/api/events/walk-held/trigger", "{}");
        await Assertions.Expect(Badge(desk, "Held", "success")).ToHaveTextAsync("1", new() { Timeout = 30_000 });
        await Assertions.Expect(Badge(desk, "Wait", "warning")).ToHaveTextAsync("1");
        await Assertions.Expect(desk.StepWith("Wait").Locator(".step-waits")).ToContainTextAsync("起等待");
        await officer.ScreenshotAsync("walk-live-1");

        // It moves while the page is open.
        await PostAsync(admin, "/elsa/api/events/walk-one/trigger", "{}");
        await Assertions.Expect(Badge(desk, "Wait", "success")).ToHaveTextAsync("1", new() { Timeout = 30_000 });
        await Assertions.Expect(desk.StepWith("Then").Locator(".step-waits")).ToContainTextAsync("起等待", new() { Timeout = 30_000 });

        // It is moved to the new version while the page is open.
        await PostAsync(admin, "/elsa/api/alterations/run", $$"""{"alterations":[{"type":"Migrate","targetVersion":2}],"workflowInstanceIds":["{{instance}}"],"reason":"修订流程"}""");
        await Assertions.Expect(desk.Steps).ToHaveCountAsync(5, new() { Timeout = 90_000 });
        await Assertions.Expect(Badge(desk, "Then", "warning")).ToHaveTextAsync("1", new() { Timeout = 30_000 });
        await officer.ScreenshotAsync("walk-live-2");
        Assert.Equal("", officer.Complaints);
        Assert.Equal("", admin.Complaints);
    }

    [Fact]
    public async Task A_failure_is_red_alone_in_the_journal_and_explained_with_what_the_step_was_given()
    {
        var flow = new DrawnFlow(room.Campaign, "walk-broken", "缴款登记");
        await flow.PublishAsync(1, Line("Say"), DrawnFlow.Step("Elsa.RunJavaScript", "Check", "script", "throw new Error('amount missing');"));
        var instance = await flow.StartAsync();
        await using var author = await room.SignInAsync(Role.Author);
        var desk = new DrawingDesk(author);

        await ViewAsync(author, desk, instance, 2);
        await Assertions.Expect(Badge(desk, "Check", "error")).ToBeVisibleAsync();
        var journal = desk.Frame.GetByRole(AriaRole.Tabpanel, new() { Name = "执行日志" });
        await Assertions.Expect(journal).ToContainTextAsync("Say");
        await desk.Frame.GetByTitle("显示异常").ClickAsync();
        await Assertions.Expect(journal).Not.ToContainTextAsync("Say");
        await Assertions.Expect(journal).ToContainTextAsync("Check");

        await desk.StepWith("Say").ClickAsync();
        await Assertions.Expect(desk.Frame.GetByRole(AriaRole.Tabpanel, new() { Name = "活动", Exact = true })).ToContainTextAsync("hello");
        await desk.StepWith("Check").ClickAsync();
        await Assertions.Expect(desk.Frame.GetByText("amount missing").First).ToBeVisibleAsync();
        await author.ScreenshotAsync("walk-failure");
        Assert.Equal("", author.Complaints);
    }

    [Fact]
    public async Task Instances_are_cancelled_and_deleted_from_the_list_by_whoever_may()
    {
        var flow = new DrawnFlow(room.Campaign, "walk-list", "清理登记");
        await flow.PublishAsync(1, Event("Wait", "walk-never"));
        var instance = await flow.StartAsync();
        await using var admin = await room.SignInAsync(Role.Admin);
        await using var author = await room.SignInAsync(Role.Author);

        var refused = await ListAsync(author, instance);
        await Row(refused, instance).Locator(".mud-menu-icon-button-activator").Last.ClickAsync();
        var menu = refused.Frame.Locator(".mud-popover-open .mud-menu-item");
        await Assertions.Expect(menu.Filter(new() { HasText = "查看" })).ToBeVisibleAsync();
        await Assertions.Expect(menu.Filter(new() { HasText = "取消" })).ToBeHiddenAsync();
        Assert.Equal(403, await author.Page.EvaluateAsync<int>("async id => (await fetch(`/elsa/api/cancel/workflow-instances/${id}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' })).status", instance));
        Assert.Equal(WorkflowStatus.Running, await StatusAsync(instance));

        var desk = await ListAsync(admin, instance);
        await ChooseAsync(desk, instance, "取消", "是");
        await Assertions.Expect(Row(desk, instance)).ToContainTextAsync("已取消");
        Assert.Equal(WorkflowStatus.Finished, await StatusAsync(instance));
        // The other's list renews itself every ten seconds.
        await Assertions.Expect(Row(refused, instance)).ToContainTextAsync("已取消", new() { Timeout = 30_000 });
        await ChooseAsync(desk, instance, "删除", "删除");
        await Assertions.Expect(Row(desk, instance)).ToHaveCountAsync(0);
        Assert.Null(await StatusAsync(instance));
        Assert.Equal("", admin.Complaints);
        Assert.DoesNotContain(author.Errors, error => !error.Contains("403", StringComparison.Ordinal));
    }

    private static System.Text.Json.Nodes.JsonObject Line(string id) => DrawnFlow.Step("Elsa.WriteLine", id, "text", "hello");

    private static System.Text.Json.Nodes.JsonObject Event(string id, string name) => DrawnFlow.Step("Elsa.Event", id, "eventName", name);

    private static System.Text.Json.Nodes.JsonObject Held()
    {
        var step = DrawnFlow.Step("Elsa.Sequence", "Held", "unused", "");
        step["activities"] = new System.Text.Json.Nodes.JsonArray(Event("Inner", "walk-held"));
        return step;
    }

    private static ILocator Badge(DrawingDesk desk, string step, string colour) => desk.StepWith(step).Locator($".mud-badge.mud-theme-{colour}");

    private static ILocator Row(DrawingDesk desk, string instance) => desk.Frame.Locator("tbody tr").Filter(new() { HasText = instance });

    private static async Task ViewAsync(BrowserPage page, DrawingDesk desk, string instance, int steps)
    {
        await page.Page.GotoAsync($"/instances/{instance}");
        await Assertions.Expect(desk.Steps).ToHaveCountAsync(steps, new() { Timeout = 90_000 });
        await Assertions.Expect(desk.Frame.Locator(".x6-node .mud-badge").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    private static async Task<DrawingDesk> ListAsync(BrowserPage page, string instance)
    {
        var desk = new DrawingDesk(page);
        await page.Page.GotoAsync("/instances");
        await Assertions.Expect(Row(desk, instance)).ToHaveCountAsync(1, new() { Timeout = 90_000 });
        return desk;
    }

    private static async Task ChooseAsync(DrawingDesk desk, string instance, string action, string answer)
    {
        await Row(desk, instance).Locator(".mud-menu-icon-button-activator").Last.ClickAsync();
        await desk.Frame.Locator(".mud-popover-open").GetByText(action, new() { Exact = true }).ClickAsync();
        await desk.Frame.Locator(".mud-dialog").GetByRole(AriaRole.Button, new() { Name = answer, Exact = true }).ClickAsync();
    }

    private static async Task PostAsync(BrowserPage page, string path, string body) => Assert.True(await page.Page.EvaluateAsync<bool>(
        "async ([path, body]) => (await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).ok", new[] { path, body }));

    private Task<WorkflowStatus?> StatusAsync(string instance) =>
        room.Campaign.ReadAsync(async db => await db.Instances.Where(row => row.Id == instance).Select(row => (WorkflowStatus?)row.Status).SingleOrDefaultAsync());
}

using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>The variables of an instance beside its diagram, and the instances of every version in the list.</summary>
[Collection(nameof(InstanceRoomTests))]
public sealed class InstanceViewerTests(DesignerRoom room)
{
    [Fact]
    public async Task The_variables_are_shown_the_journal_is_whole_and_its_lines_open_what_holds_their_step()
    {
        var child = new DrawnFlow(room.Campaign, "view-child", "Look Up") { Options = new JsonObject { ["usableAsActivity"] = true } };
        await child.PublishAsync(1, Line("Found"), Event("Reply", "view-never"));
        var flow = new DrawnFlow(room.Campaign, "view-journal", "金额登记") { Variables = { ["Amount"] = "四百元" } };
        await flow.PublishAsync(1, Branch("Check", DrawnFlow.Chart("Checked", Line("Note"), Sequence("Both", Line("Once"), Line("Twice")))), Rounds("Loop", 60, Line("Say")), Child("Ask", "LookUp", child.DefinitionId));
        await using var officer = await room.SignInAsync(Role.Lead);
        var desk = new DrawingDesk(officer);
        await officer.Page.GotoAsync($"/instances/{await flow.StartAsync()}");
        await Assertions.Expect(desk.StepWith("Ask")).ToHaveCountAsync(1, new() { Timeout = 90_000 });

        // Two clicks lead into the workflow that stands as a step, and the path above the diagram out of it again.
        await desk.StepWith("Ask").DblClickAsync();
        await Assertions.Expect(desk.StepWith("Found")).ToHaveCountAsync(1);
        await Assertions.Expect(desk.StepWith("Reply").Locator(".mud-badge.mud-theme-warning")).ToHaveTextAsync("1");
        await desk.Frame.Locator(".mud-breadcrumbs a").First.ClickAsync();
        await Assertions.Expect(desk.StepWith("Ask")).ToHaveCountAsync(1);

        await desk.TabAsync("变量");
        await Assertions.Expect(desk.Frame.GetByText("四百元").First).ToBeVisibleAsync();

        var journal = desk.Frame.GetByRole(AriaRole.Tabpanel, new() { Name = "执行日志" });
        var lines = journal.Locator(".mud-timeline-item");
        await desk.Frame.GetByTitle("显示全部事件").ClickAsync();
        await ShowsAsync(desk, journal, "Note", "Note", "Both");
        await ShowsAsync(desk, journal, "Twice", "Once", "Twice");
        // More than 110 lines come in windows; the last one is the wait within the workflow that stands as a step.
        await Assertions.Expect(lines.Last).ToContainTextAsync("Say");
        await journal.Locator("[style*=overflow-y]").EvaluateAsync("list => new Promise(done => { const down = () => { list.scrollTop = list.scrollHeight; list.textContent.includes('等待中') ? done() : setTimeout(down, 100); }; down(); })");
        await Assertions.Expect(lines.Last).ToContainTextAsync("等待中");
        await lines.Last.ClickAsync();
        await Assertions.Expect(desk.StepWith("Found")).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Steps).ToHaveCountAsync(2);
        await Assertions.Expect(desk.StepWith("Reply").Locator(".mud-badge.mud-theme-warning")).ToHaveTextAsync("1");
        await Assertions.Expect(desk.Frame.Locator(".mud-breadcrumbs")).ToContainTextAsync("Ask: Look Up");
        await officer.ScreenshotAsync("viewer-journal");
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

    // A click on a line shows the flow that holds its step.
    private static async Task ShowsAsync(DrawingDesk desk, ILocator journal, string line, params string[] steps)
    {
        await journal.GetByText(line, new() { Exact = true }).First.ClickAsync();
        foreach (var step in steps)
            await Assertions.Expect(desk.StepWith(step)).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Steps).ToHaveCountAsync(steps.Length);
    }

    private static JsonObject Line(string id) => DrawnFlow.Step("Elsa.WriteLine", id, "text", "hello");

    private static JsonObject Event(string id, string name) => DrawnFlow.Step("Elsa.Event", id, "eventName", name);

    private static JsonObject Branch(string id, JsonObject then) => With(DrawnFlow.Step("Elsa.If", id, "condition", "true"), "then", then);

    private static JsonObject Rounds(string id, int last, JsonObject body) => With(DrawnFlow.Step("Elsa.For", id, "end", $"{last}"), "body", body);

    private static JsonObject Sequence(string id, params JsonObject[] steps) => With(DrawnFlow.Step("Elsa.Sequence", id, "unused", ""), "activities", new JsonArray([.. steps]));

    private static JsonObject Child(string id, string type, string definitionId) => With(DrawnFlow.Step(type, id, "unused", ""), "workflowDefinitionId", definitionId);

    private static JsonObject With(JsonObject step, string member, JsonNode value)
    {
        step[member] = value;
        return step;
    }
}

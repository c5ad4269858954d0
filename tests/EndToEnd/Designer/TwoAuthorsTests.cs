using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>Two people draw at one workflow: whoever saves second is told, and nobody's work is lost in silence.</summary>
[Collection(nameof(DesignerRoom))]
public sealed class TwoAuthorsTests(DesignerRoom room)
{
    [Fact]
    public async Task Whoever_saves_over_what_somebody_else_has_saved_is_told_and_saves_once_it_is_opened_again()
    {
        var flow = new DrawnFlow(room.Campaign, "walk-two", "两人同改");
        await flow.PublishAsync(1, DrawnFlow.Step("Elsa.Event", "Wait", "eventName", "two-never"));
        await using var first = await room.SignInAsync(Role.Author);
        await using var second = await room.SignInAsync(Role.Author);
        var (one, other) = (new DrawingDesk(first), new DrawingDesk(second));
        await one.OpenAsync(flow.DefinitionId, 1);
        await other.OpenAsync(flow.DefinitionId, 1);

        await one.DeclareAsync("Once", "1");
        await one.DeclareAsync("Twice", "2");
        await other.StepWith("Wait").ClickAsync();
        await RenameAsync(other, "late");
        await Assertions.Expect(other.Frame.Locator("#left-undone")).ToContainTextAsync("已被流程编制员甲修改，这次没有保存");
        await second.ScreenshotAsync("two-authors");
        await Assertions.Expect(other.Steps).ToHaveCountAsync(1);
        Assert.Contains("412", second.Complaints, StringComparison.Ordinal);

        await other.OpenAsync(flow.DefinitionId, 1);
        await Assertions.Expect(other.StepWith("Wait")).ToHaveCountAsync(1);
        await other.DeclareAsync("Third", "3");
        await one.OpenAsync(flow.DefinitionId, 1);
        await one.TabAsync("变量");
        foreach (var name in (string[])["Once", "Twice", "Third"])
            await Assertions.Expect(one.Frame.Locator("td").GetByText(name, new() { Exact = true })).ToBeVisibleAsync();
        Assert.Equal("", first.Complaints);
    }

    private static async Task RenameAsync(DrawingDesk desk, string name)
    {
        await desk.TabAsync("常规");
        var field = desk.Frame.GetByLabel("名称", new() { Exact = true }).Last;
        await field.FillAsync(name);
        await field.PressAsync("Tab");
    }
}

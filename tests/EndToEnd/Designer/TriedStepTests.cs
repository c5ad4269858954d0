using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>A script is written with the names that the editor offers, and its step is tried by itself.</summary>
[Collection(nameof(DesignerRoom))]
public sealed class TriedStepTests(DesignerRoom room)
{
    [Fact]
    public async Task The_editor_offers_the_flows_own_names_and_a_step_is_tried_without_an_instance()
    {
        var flow = new DrawnFlow(room.Campaign, "tried-flow", "试算登记") { Variables = { ["Amount"] = "四百元" } };
        await flow.PublishAsync(1, DrawnFlow.Step("Elsa.RunJavaScript", "Check", "script", "return 'x'"));
        await using var author = await room.SignInAsync(Role.Author);
        var desk = new DrawingDesk(author);
        await desk.OpenAsync(flow.DefinitionId, 1);
        await desk.StepWith("Check").ClickAsync();
        await desk.WriteCodeAsync("return 'got ' + getAmount();");

        var editor = desk.Inputs.Locator(".monaco-editor").First;
        await editor.ClickAsync();
        await author.Page.Keyboard.PressAsync("Control+End");
        await author.Page.Keyboard.TypeAsync("\ngetAm");
        await author.ScreenshotAsync("tried-offers");
        await Assertions.Expect(desk.Frame.Locator(".suggest-widget").First).ToContainTextAsync("getAmount");
        await author.Page.Keyboard.PressAsync("Escape");

        await desk.TabAsync("测试");
        var before = await room.Campaign.ReadAsync(db => db.Instances.CountAsync());
        await desk.Frame.GetByRole(AriaRole.Button, new() { Name = "开始" }).ClickAsync();
        await Assertions.Expect(desk.Frame.GetByText("got 四百元").First).ToBeVisibleAsync();
        await author.ScreenshotAsync("tried-result");
        Assert.Equal(before, await room.Campaign.ReadAsync(db => db.Instances.CountAsync()));
        Assert.Equal("", author.Complaints);
    }
}

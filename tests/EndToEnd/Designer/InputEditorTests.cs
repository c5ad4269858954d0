using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>Inputs that are chosen, ticked and listed instead of typed, and a start that is refused.</summary>
[Collection(nameof(InstanceRoomTests))]
public sealed class InputEditorTests(DesignerRoom room)
{
    [Fact]
    public async Task What_is_chosen_ticked_and_listed_is_there_again_and_a_refused_start_says_why()
    {
        var flow = new DrawnFlow(room.Campaign, "walk-inputs", "分派登记")
        {
            Options = new JsonObject { ["activationStrategyType"] = "Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime" },
        };
        await flow.PublishAsync(1, DrawnFlow.Step("Elsa.Event", "Wait", "eventName", "inputs-never"), DrawnFlow.Step("Elsa.FlowJoin", "Join", "unused", ""), DrawnFlow.Step("Elsa.DispatchWorkflow", "Send", "unused", ""));
        await flow.StartAsync();
        await using var author = await room.SignInAsync(Role.Author);
        var desk = new DrawingDesk(author);
        await desk.OpenAsync(flow.DefinitionId, 3);

        await ChooseAsync(desk, "Join", "方式");
        await desk.PickAsync("全部分支到达");
        await ChooseAsync(desk, "Send", "等待结束");
        await desk.TickAsync("等待结束");
        await desk.ListAsync("单位", "42");

        await desk.OpenAsync(flow.DefinitionId, 3);
        await ChooseAsync(desk, "Join", "方式");
        await Assertions.Expect(desk.Inputs).ToContainTextAsync("全部分支到达");
        await ChooseAsync(desk, "Send", "等待结束");
        await Assertions.Expect(desk.Inputs.GetByLabel("等待结束")).ToBeCheckedAsync();
        await Assertions.Expect(desk.Inputs.Locator("tbody tr").First).ToContainTextAsync(new Regex("单位.*42", RegexOptions.Singleline));
        await author.ScreenshotAsync("inputs-again");

        await desk.Frame.Locator("button.mud-success-text:visible").ClickAsync();
        await Assertions.Expect(desk.Frame.Locator("#left-undone")).ToContainTextAsync("不允许现在新建实例");
        await author.ScreenshotAsync("inputs-refused");
        Assert.EndsWith("/designer/walk-inputs", author.Page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(author.Errors, error => !error.Contains("400", StringComparison.Ordinal) || !error.Contains("/execute", StringComparison.Ordinal));
    }

    private static async Task ChooseAsync(DrawingDesk desk, string step, string input)
    {
        await desk.StepWith(step).ClickAsync();
        await Assertions.Expect(desk.Inputs).ToContainTextAsync(input);
    }
}

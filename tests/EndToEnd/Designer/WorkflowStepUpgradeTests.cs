using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>A workflow that stands as a step is brought to the version of it that has come since.</summary>
[Collection(nameof(DesignerRoom))]
public sealed class WorkflowStepUpgradeTests(DesignerRoom room)
{
    [Fact]
    public async Task A_step_that_is_a_workflow_is_offered_the_newer_version_and_takes_it()
    {
        var child = new DrawnFlow(room.Campaign, "upgrade-child", "送达查询") { Options = new JsonObject { ["usableAsActivity"] = true } };
        await child.PublishAsync(1, DrawnFlow.Step("Elsa.WriteLine", "Found", "text", "one"));
        var step = DrawnFlow.Step("送达查询", "Ask", "unused", "");
        step["workflowDefinitionId"] = child.DefinitionId;
        var flow = new DrawnFlow(room.Campaign, "upgrade-flow", "送达登记");
        await flow.PublishAsync(1, step);
        await child.PublishAsync(2, DrawnFlow.Step("Elsa.WriteLine", "Found", "text", "two"));
        await using var author = await room.SignInAsync(Role.Author);
        var desk = new DrawingDesk(author);

        await desk.OpenAsync(flow.DefinitionId, 1);
        await desk.StepWith("Ask").ClickAsync();
        await desk.Frame.GetByRole(AriaRole.Tab, new() { Name = "版本", Exact = true }).ClickAsync();
        var versions = desk.Frame.GetByRole(AriaRole.Tabpanel, new() { Name = "版本", Exact = true }).Locator("tbody tr");
        await Assertions.Expect(versions).ToHaveCountAsync(2);
        await Assertions.Expect(Used(versions.Last)).ToHaveCountAsync(1);
        await Assertions.Expect(Used(versions.First)).ToHaveCountAsync(0);
        await author.ScreenshotAsync("upgrade-offered");
        await versions.First.GetByRole(AriaRole.Button).ClickAsync();
        await author.Page.RunAndWaitForResponseAsync(
            () => desk.Frame.Locator(".mud-popover-open").GetByText("使用该版本", new() { Exact = true }).ClickAsync(),
            answer => answer.Request.Method == "POST" && answer.Url.EndsWith("/elsa/api/workflow-definitions", StringComparison.Ordinal) && answer.Ok);
        await Assertions.Expect(Used(versions.First)).ToHaveCountAsync(1);
        await author.ScreenshotAsync("upgrade-taken");

        var draft = await room.Campaign.ReadAsync(db => db.Definitions.Where(row => row.DefinitionId == flow.DefinitionId && row.IsLatest).Select(row => row.Json).SingleAsync());
        var taken = JsonNode.Parse(draft)!["root"]!["activities"]![0]!;
        Assert.Equal((2, "upgrade-child:v2"), ((int)taken["version"]!, (string)taken["workflowDefinitionVersionId"]!));
        Assert.Equal("", author.Complaints);
    }

    private static ILocator Used(ILocator version) => version.Locator("td").First.Locator("svg");
}

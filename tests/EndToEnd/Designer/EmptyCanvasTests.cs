using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.EndToEnd.Casework;
using Orchestrator.Engine.Persistence;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Designer;

/// <summary>An author who knows Elsa draws a workflow from nothing, has it published, runs it, breaks it, and repairs what broke; all of it in a browser.</summary>
[Collection(nameof(DesignerRoom))]
public sealed class EmptyCanvasTests(DesignerRoom room)
{
    private const string Script = "运行脚本";
    private const string Line = "输出一行";

    [Fact]
    public async Task A_workflow_is_drawn_published_run_broken_and_repaired()
    {
        var campaign = room.Campaign;
        await using var author = await room.SignInAsync(Role.Author);
        await using var second = await room.SignInAsync(Role.Admin);
        var desk = new DrawingDesk(author);

        // Drawn: two steps, a line, a variable, a script and an expression.
        var definitionId = await CreateAsync(author, desk);
        await desk.TakeAsync("脚本", Script, 60, 120);
        await desk.WriteCodeAsync("setVariable('Amount', getVariable('Amount') + 1);");
        await desk.TakeAsync("控制台", Line, 330, 200);
        await desk.ConnectAsync(Script, Line);
        await desk.ChooseAsync(Line, "文字");
        await desk.SpeakAsync("JavaScript");
        await desk.WriteCodeAsync("'收到 ' + getVariable('Amount')");
        await desk.DeclareAsync("Amount", "5");
        await author.ScreenshotAsync("canvas-01-drawn");

        // Published by a second person, and run.
        Assert.Contains("须由提请人和编制人以外的人员", await desk.PublishAsync(), StringComparison.Ordinal);
        await ApproveAsync(second, "canvas-02-first-publication");
        var whole = await desk.RunAsync();
        await Assertions.Expect(Badge(desk, Line)).ToHaveTextAsync("1", new() { Timeout = 90_000 });
        await Assertions.Expect(desk.StepOf(Line).Locator(".step-done")).ToContainTextAsync("办理 1 次");
        await author.ScreenshotAsync("canvas-03-ran");
        Assert.Equal((WorkflowStatus.Finished, WorkflowSubStatus.Finished), await StatusAsync(campaign, whole));
        var printed = await campaign.ReadAsync(db => db.Executions.Where(run => run.InstanceId == whole && run.ActivityType == "Elsa.WriteLine").Select(run => run.Inputs).SingleAsync());
        Assert.Contains("收到 6", JsonNode.Parse(printed!)!.AsObject().Select(input => input.Value?.ToString()));

        // Broken by its author, and published all the same.
        await desk.OpenAsync(definitionId, 2);
        await desk.ChooseAsync(Script, "脚本");
        await desk.WriteCodeAsync("if (getVariable('Amount') < 10) throw new Error('amount missing');");
        await desk.PublishAsync();
        await ApproveAsync(second, "canvas-04-second-publication");
        Assert.Equal([2], await campaign.ReadAsync(db => db.Definitions.Where(row => row.DefinitionId == definitionId && row.IsPublished).Select(row => row.Version).ToListAsync()));
        var broken = await desk.RunAsync();
        await Assertions.Expect(desk.StepOf(Script).Locator(".mud-badge.mud-theme-error")).ToBeVisibleAsync(new() { Timeout = 90_000 });
        await author.ScreenshotAsync("canvas-05-faulted");
        Assert.Equal((WorkflowStatus.Finished, WorkflowSubStatus.Faulted), await StatusAsync(campaign, broken));

        // Found, repaired and retried.
        await author.Page.GotoAsync($"/incidents/{broken}");
        await Assertions.Expect(author.Page.Locator(".incident-message")).ToContainTextAsync("amount missing");
        await author.Page.GetByLabel(new Regex("^Amount")).FillAsync("12");
        await author.Page.FillAsync("#incident-reason", "金额漏录");
        await author.ScreenshotAsync("canvas-06-incident");
        await author.Page.ClickAsync(".sheet form button[type=submit]");
        await Assertions.Expect(author.Page.Locator(".plan-result")).ToContainTextAsync("1/1");
        Assert.Equal((WorkflowStatus.Finished, WorkflowSubStatus.Finished), await StatusAsync(campaign, broken));
        await author.Page.GotoAsync($"/instances/{broken}");
        await Assertions.Expect(Badge(desk, Line)).ToHaveTextAsync("1", new() { Timeout = 90_000 });
        await author.ScreenshotAsync("canvas-07-repaired");
        Assert.Empty(author.ForeignRequests);
        // The designer is told by 400 that a second person is waited for; nothing else may go wrong.
        Assert.DoesNotContain(author.Errors, error => !error.Contains("400", StringComparison.Ordinal) || !error.Contains("/elsa/api/workflow-definitions", StringComparison.Ordinal));
        Assert.Equal("", second.Complaints);
    }

    private static async Task<string> CreateAsync(BrowserPage author, DrawingDesk desk)
    {
        await author.Page.GotoAsync("/designer");
        await desk.Frame.GetByText("新建流程").First.ClickAsync(new() { Timeout = 90_000 });
        var dialog = desk.Frame.Locator(".mud-dialog");
        await dialog.GetByLabel("名称", new() { Exact = true }).FillAsync("缴款核对");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await Assertions.Expect(author.Page).ToHaveURLAsync(new Regex("/designer/.+"), new() { Timeout = 30_000 });
        await Assertions.Expect(desk.Canvas).ToHaveCountAsync(1, new() { Timeout = 90_000 });
        await Assertions.Expect(desk.Steps).ToHaveCountAsync(0);
        return Uri.UnescapeDataString(new Uri(author.Page.Url).Segments[^1]);
    }

    private static async Task ApproveAsync(BrowserPage second, string picture)
    {
        await second.Page.GotoAsync("/publications");
        await second.Page.Locator("table.list a").First.ClickAsync();
        await Assertions.Expect(second.Page.Locator(".difference")).ToContainTextAsync(Script);
        await second.ScreenshotAsync(picture);
        await second.Page.GetByRole(AriaRole.Button, new() { Name = "批准发布" }).ClickAsync();
        await Assertions.Expect(second.Page.Locator(".head .chip")).ToHaveTextAsync("已发布");
    }

    private static ILocator Badge(DrawingDesk desk, string step) => desk.StepOf(step).Locator(".mud-badge");

    private static Task<(WorkflowStatus, WorkflowSubStatus)> StatusAsync(ServedCampaign campaign, string instanceId) =>
        campaign.ReadAsync(async db => await db.Instances.Where(row => row.Id == instanceId).Select(row => new ValueTuple<WorkflowStatus, WorkflowSubStatus>(row.Status, row.SubStatus)).SingleAsync());
}

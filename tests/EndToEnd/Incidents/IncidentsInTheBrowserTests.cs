using System.Text.Json.Nodes;
using Deque.AxeCore.Playwright;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Orchestrator.EndToEnd.Casework;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;

namespace Orchestrator.EndToEnd.Incidents;

/// <summary>A workflow author finds in a browser what is stuck and why, repairs it, and moves what runs to a new version.</summary>
public sealed class IncidentsInTheBrowserTests(ChromiumBrowser browser) : IClassFixture<ChromiumBrowser>
{
    [Fact]
    public async Task What_is_stuck_is_found_explained_repaired_retried_in_bulk_and_migrated()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 2, seed: 7);
        var caseId = await campaign.ReadAsync(db => db.Cases.OrderBy(c => c.Id).Select(c => c.Id).FirstAsync());
        await PublishAsync(campaign, 1, extra: false);
        var stuck = new List<string>();
        foreach (var correlation in new[] { caseId, null, null })
            stuck.Add(await StartAsync(campaign, correlation, amount: 0));
        var waiting = await StartAsync(campaign, null, amount: 5);

        await using var page = await campaign.SignInAsync(browser, Role.Admin);
        await page.Page.GotoAsync("/incidents");
        await Assertions.Expect(page.Page.Locator("section").First.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Page.Locator("section").First).ToContainTextAsync("amount missing");
        await Assertions.Expect(page.Page.Locator("section").Nth(1).Locator("tbody tr")).ToHaveCountAsync(3);
        await page.ScreenshotAsync("incidents-01-list");
        var axe = await page.Page.RunAxe();
        Assert.Empty(axe.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{v.Id}: {string.Join(' ', v.Nodes.Select(n => n.Html))}"));

        // One by itself: the variable is corrected and the step runs again.
        campaign.Clock.Advance(TimeSpan.FromMinutes(3));
        await PublishAsync(campaign, 2, extra: true);
        await page.Page.GotoAsync($"/incidents/{stuck[0]}");
        await Assertions.Expect(page.Page.Locator(".incident-message")).ToContainTextAsync("amount missing");
        await Assertions.Expect(page.Page.Locator(".timeline")).ToContainTextAsync("第 2 版");
        await page.Page.FillAsync("#variable-v1", "many");
        await page.Page.FillAsync("#incident-reason", "金额录错");
        await page.Page.ClickAsync(".sheet form button[type=submit]");
        await Assertions.Expect(page.Page.Locator(".refusal code")).ToHaveTextAsync("variable.type");
        await page.Page.FillAsync("#variable-v1", "5");
        await page.Page.FillAsync("#incident-reason", "金额录错");
        await page.ScreenshotAsync("incidents-02-one");
        await page.Page.ClickAsync(".sheet form button[type=submit]");
        await Assertions.Expect(page.Page.Locator(".plan-result")).ToContainTextAsync("1/1");
        await Assertions.Expect(page.Page.Locator(".incident")).ToHaveCountAsync(0);
        Assert.Equal("金额录错", await campaign.ReadAsync(db => db.AuditEvents.Where(e => e.Stream == caseId && e.Act == "workflow.retried").Select(e => e.Reason).SingleAsync()));

        // The others together: without a reason it is refused, with one each instance has its result.
        await page.Page.GotoAsync("/incidents");
        await page.Page.CheckAsync("thead input[type=checkbox]");
        await page.Page.ClickAsync(".bulk button[type=submit]");
        await Assertions.Expect(page.Page.Locator(".refusal code")).ToHaveTextAsync("alteration.reason-missing");
        await page.Page.FillAsync(".bulk input", "系统已恢复");
        await page.Page.CheckAsync("thead input[type=checkbox]");
        await page.Page.ClickAsync(".bulk button[type=submit]");
        await Assertions.Expect(page.Page.Locator(".plan-result")).ToContainTextAsync("2/2");
        await page.ScreenshotAsync("incidents-03-bulk");

        // What waits moves to the new version, after a trial.
        await page.Page.GotoAsync("/alterations/migrate?definition=flow&from=1");
        await page.Page.ClickAsync("form.filters:not(.bulk) button[type=submit]");
        await Assertions.Expect(page.Page.Locator("table.list tbody tr")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Page.Locator("table.list")).ToContainTextAsync("v1 → v2");
        await page.Page.FillAsync(".bulk input", "修订流程");
        await page.ScreenshotAsync("incidents-04-migrate");
        await page.Page.ClickAsync(".bulk button[type=submit]");
        await Assertions.Expect(page.Page.Locator(".plan-result")).ToContainTextAsync("4/4");
        Assert.Equal(2, await campaign.ReadAsync(db => db.Instances.Where(i => i.Id == waiting).Select(i => i.DefinitionVersion).SingleAsync()));
        await page.Page.ClickAsync(".plan-result a");
        await Assertions.Expect(page.Page.Locator("table.list tbody tr")).ToHaveCountAsync(4);
        await page.ScreenshotAsync("incidents-05-plan");
        Assert.Empty(page.ForeignRequests);
        Assert.Empty(page.Errors);
    }

    private static async Task<string> StartAsync(ServedCampaign campaign, string? correlationId, int amount) =>
        (await campaign.Services.GetRequiredService<IUnitOfWork>().RunAsync((services, token) => services.GetRequiredService<IWorkflowRuntime>()
            .StartAsync(new StartWorkflowRequest { DefinitionId = "flow", CorrelationId = correlationId, Input = new Dictionary<string, object?> { ["Given"] = amount } }, token))).InstanceId;

    private static Task PublishAsync(ServedCampaign campaign, int version, bool extra) => campaign.Services.GetRequiredService<IUnitOfWork>().RunAsync(async (services, token) =>
    {
        var store = services.GetRequiredService<IEngineStore>();
        foreach (var old in await store.ListVersionsAsync("flow", token))
            (old.IsLatest, old.IsPublished) = (false, false);
        JsonObject[] steps =
        [
            Step("Elsa.RunJavaScript", "Take", ("script", "if (getInput('Given') > 0) setVariable('Amount', getInput('Given'));")),
            Step("Elsa.RunJavaScript", "Check", ("script", "if (getVariable('Amount') < 1) throw new Error('amount missing');")),
            Step("Elsa.Event", "Wait", ("eventName", "paid")),
            .. extra ? new[] { Step("Elsa.WriteLine", "Thanks", ("text", "thanks")) } : [],
        ];
        var connections = steps.Zip(steps.Skip(1), (a, b) => (JsonNode)new JsonObject { ["source"] = new JsonObject { ["activity"] = (string)a["id"]!, ["port"] = "Done" }, ["target"] = new JsonObject { ["activity"] = (string)b["id"]!, ["port"] = "In" } });
        store.Add(new WorkflowDefinition
        {
            Id = $"flow:v{version}",
            DefinitionId = "flow",
            Version = version,
            Name = "缴款登记",
            IsLatest = true,
            IsPublished = true,
            CreatedAt = campaign.Clock.GetUtcNow(),
            Json = new JsonObject
            {
                ["definitionId"] = "flow",
                ["name"] = "缴款登记",
                ["variables"] = new JsonArray(new JsonObject { ["id"] = "v1", ["name"] = "Amount", ["typeName"] = "Int32", ["value"] = "0" }),
                ["root"] = new JsonObject { ["id"] = "Flow", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = new JsonArray([.. steps]), ["connections"] = new JsonArray([.. connections]) },
            }.ToJsonString(),
        });
    });

    private static JsonObject Step(string type, string id, params (string Name, string Text)[] inputs)
    {
        var json = new JsonObject { ["id"] = id, ["name"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, text) in inputs)
            json[name] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = text } };
        return json;
    }
}

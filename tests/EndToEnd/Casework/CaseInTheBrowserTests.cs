using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.EndToEnd.Casework;

/// <summary>One whole case in a browser, by its unit, officers, approver, legal clerk and commander, from the self-check to the archive.</summary>
public sealed class CaseInTheBrowserTests(ChromiumBrowser browser) : IClassFixture<ChromiumBrowser>
{
    private static readonly LocatorAssertionsToHaveCountOptions DesignerStarts = new() { Timeout = 90_000 };

    [Fact]
    public async Task A_unit_that_obeys_only_after_a_fine_goes_from_its_self_check_to_the_archive()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 1, seed: 7);
        var caseId = await campaign.ReadAsync(db => db.Cases.Select(row => row.Id).SingleAsync());
        await using var walk = new CaseWalk(campaign, browser, caseId);

        await walk.GoToAsync(4, 20);
        await walk.DoAsync("self-check", "Submit", new() { ["gaps"] = 2 }, picture: "case-01-self-check", open: FromThePortalAsync);
        await walk.DoAsync("self-check-review", "Accept", picture: "case-02-self-check-review", open: FromTheWorklistAsync);
        await walk.GoToAsync(5, 9);
        await walk.DoAsync("inspection-plan", "Plan", new() { ["date"] = "2005-05-10" }, picture: "case-03-inspection-plan");
        await walk.GoToAsync(5, 10);
        await walk.DoAsync("inspection-start", "Start", open: (page, task) => FromTheDiagramAsync(page, task, caseId), picture: "case-04-inspection-start-from-the-diagram");
        await walk.DoAsync("inspection-finish", "Issues", new() { ["allAnswered"] = true, ["findings"] = await FindingsAsync(campaign, caseId) }, picture: "case-05-inspection");
        await walk.DoAsync("disposal", "Order", new() { ["termDays"] = 7 }, picture: "case-06-disposal");
        await walk.DoAsync("order-approval", "Approve", picture: "case-07-order-approval");
        await walk.DoAsync("service", "Served", Served("2005-05-10"), picture: "case-08-service");
        Assert.Equal(UnitCaseState.U32, (await walk.CaseAsync()).State);

        await walk.GoToAsync(5, 18);
        await walk.UntilStateAsync(UnitCaseState.U34);
        await walk.DoAsync("recheck-start", "Start", picture: "case-09-recheck-after-expiry");
        await walk.DoAsync("recheck", "NotFixed", picture: "case-10-recheck");
        await walk.DoAsync("recheck-confirm", "Confirm");
        Assert.Empty(await campaign.ReadAsync(db => db.PenaltyCases.ToListAsync()));
        await walk.DoAsync("penalty-proposal", "Propose", new() { ["violation"] = "V01" }, picture: "case-11-penalty-proposal");
        await walk.DoAsync("penalty-filing", "Approve");
        await walk.DoAsync("penalty-investigation", "Conclude", new() { ["warning"] = true, ["fine"] = 3000, ["confiscation"] = 0, ["stopDays"] = 0 }, picture: "case-12-investigation");
        await walk.DoAsync("legal-review", "Pass", picture: "case-13-legal-review");
        await walk.DoAsync("service", "Served", Served("2005-05-18"));
        await walk.DoAsync("rights", "Waive", picture: "case-14-rights");
        await walk.DoAsync("penalty-decision", "Penalise", new() { ["warning"] = true, ["fine"] = 3000, ["confiscation"] = 0, ["stopDays"] = 0 }, picture: "case-15-decision");
        await walk.DoAsync("service", "Served", Served("2005-05-18"));
        await walk.GoToAsync(5, 23);
        await walk.DoAsync("payment", "Paid", new() { ["amount"] = 3000 }, picture: "case-16-payment");
        await walk.DoAsync("recheck-start", "Start");
        await walk.DoAsync("recheck", "Fixed");
        await walk.DoAsync("recheck-confirm", "Confirm");
        await walk.DoAsync("acceptance", "Pass", new() { ["scoreA"] = 38, ["scoreB"] = 55, ["veto"] = "none" }, picture: "case-17-acceptance");
        await walk.DoAsync("case-close", "Close", picture: "case-18-close");
        await walk.DoAsync("case-archive", "Archive", picture: "case-19-archive");

        Assert.Equal(UnitCaseState.U61, (await walk.CaseAsync()).State);
        Assert.Equal(0, await campaign.ReadAsync(db => db.Notices.CountAsync(row => row.RequiresService && row.Status != NoticeStatus.Served)));
        var auditor = await walk.PageOfAsync("auditor");
        await auditor.Page.GotoAsync($"/cases/{caseId}");
        var first = auditor.Page.FrameLocator("iframe").Locator("[data-cell-id=IssueD01]");
        await Assertions.Expect(first).ToBeInViewportAsync(new() { Timeout = 90_000 });
        await Assertions.Expect(auditor.Page.FrameLocator("iframe").Locator("[data-cell-id=AwaitSelfCheck] .x6-port-out").First).ToHaveTextAsync("报送自查情况", new() { Timeout = 60_000 });
        await auditor.ScreenshotAsync("case-20-archived");
        Assert.Empty(walk.ForeignRequests);
        Assert.Empty(walk.Errors);
    }

    /// <summary>A unit's representative finds what is asked of the unit, with its form, on the page that the sign-in leads to.</summary>
    private static async Task FromThePortalAsync(BrowserPage page, WorkTask task)
    {
        await Assertions.Expect(page.Page.Locator($"#task-{task.Id} form")).ToHaveCountAsync(1);
        await page.ScreenshotAsync("case-00-portal");
    }

    private static async Task FromTheWorklistAsync(BrowserPage page, WorkTask task)
    {
        var row = page.Page.Locator($"a[href*='{task.Id}']");
        await Assertions.Expect(row).ToBeVisibleAsync();
        await page.ScreenshotAsync("case-00-worklist");
        await row.ClickAsync();
    }

    /// <summary>A click on the waiting step in Elsa Studio's viewer opens its form beside it.</summary>
    private static async Task FromTheDiagramAsync(BrowserPage page, WorkTask task, string caseId)
    {
        await page.Page.GotoAsync($"/cases/{caseId}");
        // Whatever is open is closed first, so that the click is what opens the form.
        await page.Page.Locator($"#task-{task.Id} header button[aria-expanded=true]").ClickAsync();
        await Assertions.Expect(page.Page.Locator($"#task-{task.Id} form")).ToHaveCountAsync(0);
        var step = page.Page.FrameLocator("iframe").Locator($".x6-node[data-cell-id='{task.ActivityId}']");
        await Assertions.Expect(step).ToHaveCountAsync(1, DesignerStarts);
        await step.ClickAsync();
        await Assertions.Expect(page.Page.Locator($"#task-{task.Id} form")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
    }

    private static JsonObject Served(string date) => new() { ["mode"] = "Direct", ["servedOn"] = date, ["receiver"] = "单位签收人" };

    private static async Task<JsonArray> FindingsAsync(ServedCampaign campaign, string caseId)
    {
        var category = await campaign.ReadAsync(db => db.Cases.Where(row => row.Id == caseId).Select(row => row.Category).SingleAsync());
        return [.. Workflows.Inspections.Checklist.For(category).Where(item => item.Violation == "V01").Take(2).Select(item => (JsonNode)new JsonObject { ["item"] = item.Code, ["fact"] = $"未能提供“{item.TitleZh}”的落实情况", ["evidence"] = "现场照片" })];
    }
}

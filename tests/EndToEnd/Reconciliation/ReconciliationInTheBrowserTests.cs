using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.EndToEnd.Casework;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Reconciliation;

namespace Orchestrator.EndToEnd.Reconciliation;

/// <summary>The comparison, the graph and the planner in a browser.</summary>
public sealed class ReconciliationInTheBrowserTests(ChromiumBrowser browser) : IClassFixture<ChromiumBrowser>
{
    [Fact]
    public async Task The_office_compares_explains_a_finding_and_sees_who_rents_from_whom()
    {
        await using var city = await ServedCampaign.StartCityAsync(units: 1_000, seed: 20050325);
        await using var visit = await city.SignInAsync(browser, Role.Office);
        var page = visit.Page;

        await page.GotoAsync("/reconciliation");
        await page.ClickAsync(".head button.primary");
        await Assertions.Expect(page.Locator("table.findings tbody tr").First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.Equal(20, await page.Locator("table.rules tbody tr").CountAsync());
        await visit.ScreenshotAsync("reconciliation");

        await page.ClickAsync("table.rules a:text-is('RC-06')");
        await Assertions.Expect(page.Locator("table.findings tbody tr")).ToHaveCountAsync(5);
        await page.ClickAsync("table.findings tbody tr:first-child button.link");
        await page.FillAsync("table.findings form input", "双方已重新编址，核对无误");
        await page.ClickAsync("table.findings form button[type=submit]");
        await Assertions.Expect(page.Locator("table.findings form")).ToHaveCountAsync(0);
        var explained = await city.ReadAsync(db => db.ReconciliationFindings.SingleAsync(finding => finding.State == FindingState.Explained));
        Assert.Equal(("RC-06", "双方已重新编址，核对无误"), (explained.Rule, explained.Explanation));
        await visit.ScreenshotAsync("reconciliation-explained");

        await page.GotoAsync("/reconciliation/graph");
        await Assertions.Expect(page.Locator("svg.supply .supply-node").First).ToBeVisibleAsync();
        await page.Locator("p.note a").First.ClickAsync();
        await Assertions.Expect(page.Locator("svg.supply .supply-line.back").First).ToBeAttachedAsync();
        await visit.ScreenshotAsync("supply-graph");

        await page.GotoAsync("/planner");
        await page.ClickAsync("form:has(table.variants) button[type=submit]");
        await Assertions.Expect(page.Locator("figure.chart")).ToHaveCountAsync(4);
        await visit.ScreenshotAsync("planner");
        await page.FillAsync("input[type=date] >> nth=1", "2005-05-01");
        await page.ClickAsync("form:has(table.variants) button[type=submit]");
        await Assertions.Expect(page.Locator(".refusal")).ToContainTextAsync("早于开始日期");
        Assert.Empty(visit.Errors);
        Assert.Empty(visit.ForeignRequests);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.EndToEnd.Casework;

/// <summary>Tips and measures about a case in a browser.</summary>
public sealed class TipsInTheBrowserTests(ChromiumBrowser browser) : IClassFixture<ChromiumBrowser>
{
    [Fact]
    public async Task Intake_registers_a_tip_whose_informant_an_officer_does_not_see_and_the_head_sees_on_a_reason()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 2, seed: 7);
        var campaignId = await campaign.ReadAsync(db => db.Campaigns.Select(row => row.Id).SingleAsync());
        await using (var intake = await campaign.SignInAsync(browser, Role.Intake))
        {
            var page = intake.Page;
            await page.GotoAsync($"/campaigns/{campaignId}/tips");
            await page.ClickAsync("#register-tip > summary");
            await page.SelectOptionAsync("#tip-district", "宝安");
            await FillAsync(page, "#tip-address", "宝安区模拟村一巷3号");
            await FillAsync(page, "#tip-content", "二楼有三十台电脑，通宵营业");
            await FillAsync(page, "#tip-name", "举报人乙");
            await page.ClickAsync("#register-tip button[type=submit]");
            await Assertions.Expect(page.Locator("table.list tbody tr")).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator("table.list")).Not.ToContainTextAsync("举报人乙");
            await intake.ScreenshotAsync("tips-registered");
            await page.ClickAsync("table.list a:text-is('初核举报')");
            await page.CheckAsync("article.task .outcomes input[value='Own']");
            await page.ClickAsync("article.task button[type=submit]");
            await Assertions.Expect(page.Locator("table.list tbody tr")).ToContainTextAsync("核查中");
            Assert.Empty(intake.Errors);
        }
        await using (var officer = await campaign.SignInAsync(browser, Role.Officer))
        {
            await officer.Page.GotoAsync($"/campaigns/{campaignId}/tips");
            await Assertions.Expect(officer.Page.Locator("table.list tbody tr")).ToContainTextAsync("受保护");
            Assert.Empty(officer.Errors);
        }
        await using var lead = await campaign.SignInAsync(browser, Role.Lead);
        await lead.Page.GotoAsync($"/campaigns/{campaignId}/tips");
        await lead.Page.ClickAsync("table.list button.link");
        await FillAsync(lead.Page, "table.list tbody input", "安排保护措施");
        await lead.Page.ClickAsync("table.list tbody button.button");
        await Assertions.Expect(lead.Page.Locator("table.list tbody tr")).ToContainTextAsync("举报人乙");
        await lead.ScreenshotAsync("tips-informant");
        Assert.Empty(lead.Errors);
        Assert.Equal(1, await campaign.ReadAsync(db => db.AuditEvents.CountAsync(row => row.Act == "tip.informant-read" && row.Reason == "安排保护措施")));
    }

    [Fact]
    public async Task An_officer_asks_for_a_suspension_the_head_approves_it_and_the_case_page_says_so()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 2, seed: 7);
        var caseId = await campaign.ReadAsync(db => db.Cases.OrderBy(row => row.Number).Select(row => row.Id).FirstAsync());
        await using (var officer = await campaign.SignInAsync(browser, Role.Officer))
        {
            var page = officer.Page;
            await page.GotoAsync($"/cases/{caseId}");
            await page.ClickAsync("#measures > summary");
            await page.CheckAsync("#measures input[value=Suspend]");
            await page.SelectOptionAsync("#f-measure-Suspend-ground", "not-found");
            await FillAsync(page, "#measure-reason", "单位下落不明");
            await officer.ScreenshotAsync("measure-proposed");
            await page.ClickAsync("#measures button[type=submit]");
            await Assertions.Expect(page.Locator("article.task")).ToHaveCountAsync(2);
            Assert.Empty(officer.Errors);
        }
        var task = await campaign.ReadAsync(db => db.Tasks.AsNoTracking().SingleAsync(row => row.CaseId == caseId && row.Act == "measure-approval" && row.Status == WorkTaskStatus.Open));
        await using var lead = await campaign.SignInAsync(browser, Role.Lead);
        await lead.Page.GotoAsync($"/cases/{caseId}?task={task.Id}");
        await lead.Page.CheckAsync($"#task-{task.Id} .outcomes input[value='Approve']");
        await lead.Page.ClickAsync($"#task-{task.Id} button[type=submit]");
        await Assertions.Expect(lead.Page.Locator("p.hold")).ToContainTextAsync("单位下落不明");
        await lead.ScreenshotAsync("measure-hold");
        Assert.Empty(lead.Errors);
    }

    // The page takes a value when the field is left.
    private static async Task FillAsync(IPage page, string selector, string text)
    {
        await page.FillAsync(selector, text);
        await page.Locator(selector).BlurAsync();
    }
}

using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.EndToEnd.Casework;

/// <summary>Officers tick rows of the worklist and do the same with all of them; a job carries it out.</summary>
public sealed class ManyAtOnceTests(ChromiumBrowser browser) : IClassFixture<ChromiumBrowser>
{
    [Fact]
    public async Task The_lead_gives_two_reviews_to_one_officer_who_accepts_both_at_once()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 2, seed: 7);
        var cases = await campaign.ReadAsync(db => db.Cases.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync());
        await using var first = new CaseWalk(campaign, browser, cases[0]);
        await using var second = new CaseWalk(campaign, browser, cases[1]);
        await first.GoToAsync(4, 20);
        foreach (var walk in new[] { first, second })
            await walk.DoAsync("self-check", "Submit", new() { ["gaps"] = 2 });
        var people = await campaign.ReadAsync(db => db.People.AsNoTracking().OrderBy(person => person.Id).ToListAsync());
        var officer = people.First(person => person.Roles.Contains(Role.Officer));

        var lead = await first.PageOfAsync(people.First(person => person.Roles.Contains(Role.Lead)).SignInName);
        await lead.Page.GotoAsync("/?scope=all&act=self-check-review");
        await Assertions.Expect(lead.Page.Locator("td.tick")).ToHaveCountAsync(2);
        await lead.Page.GetByLabel("全选本组").CheckAsync();
        var panel = lead.Page.Locator(".batch");
        await Assertions.Expect(panel).ToContainTextAsync("已选 2 项");
        await panel.GetByRole(AriaRole.Button, new() { Name = "批量分派" }).ClickAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "提交 2 项" }).ClickAsync();
        await Assertions.Expect(panel.Locator(".wrong")).ToHaveCountAsync(2);
        await panel.GetByLabel("承办人").SelectOptionAsync(officer.Id);
        await panel.GetByLabel("理由").FillAsync("同一片区，一并审核");
        await lead.ScreenshotAsync("batch-01-assign");
        await panel.GetByRole(AriaRole.Button, new() { Name = "提交 2 项" }).ClickAsync();
        await DoneAsync(lead, "batch-02-assigned");
        Assert.All(await OpenReviewsAsync(campaign), task => Assert.Equal(officer.Id, task.AssigneeId));

        var page = await first.PageOfAsync(officer.SignInName);
        await page.Page.GotoAsync("/?act=self-check-review");
        await page.Page.GetByLabel("全选本组").CheckAsync();
        await page.Page.Locator(".batch").GetByRole(AriaRole.Button, new() { Name = "批量办理" }).ClickAsync();
        await page.Page.Locator(".batch input[value=Accept]").CheckAsync();
        await page.ScreenshotAsync("batch-03-decide");
        await page.Page.Locator(".batch").GetByRole(AriaRole.Button, new() { Name = "提交 2 项" }).ClickAsync();
        await DoneAsync(page, "batch-04-decided");

        Assert.Empty(await OpenReviewsAsync(campaign));
        Assert.All(await campaign.ReadAsync(db => db.Cases.ToListAsync()), @case => Assert.Equal(UnitCaseState.U14, @case.State));
        Assert.Empty(first.Errors.Concat(second.Errors));
    }

    private static async Task DoneAsync(BrowserPage page, string picture)
    {
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex("/jobs/.+"));
        await Assertions.Expect(page.Page.GetByText("已处理 2 / 2")).ToBeVisibleAsync();
        await page.ScreenshotAsync(picture);
    }

    private static Task<List<WorkTask>> OpenReviewsAsync(ServedCampaign campaign) =>
        campaign.ReadAsync(db => db.Tasks.AsNoTracking().Where(task => task.Act == "self-check-review" && task.Status == WorkTaskStatus.Open).ToListAsync());
}

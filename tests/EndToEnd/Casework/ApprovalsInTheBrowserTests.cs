using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.EndToEnd.Casework;

/// <summary>One order on its way through the hands of the bureau, in browsers: taken back, returned, countersigned, delegated, copied, urged, signed after, by a deputy, after a recusal.</summary>
public sealed class ApprovalsInTheBrowserTests(ChromiumBrowser browser) : IClassFixture<ChromiumBrowser>
{
    [Fact]
    public async Task An_order_goes_through_every_act_that_officers_know_of_an_approval()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 1, seed: 7);
        var caseId = await campaign.ReadAsync(db => db.Cases.Select(row => row.Id).SingleAsync());
        await using var walk = new CaseWalk(campaign, browser, caseId);
        var hands = new ApprovalWalk(campaign, walk, caseId);
        var officers = await hands.OrderAsync();

        // 拿回: the officer takes the draft back, and submits it again.
        var (task, page) = await hands.OpenAsync(officers[0].SignInName, "order-approval");
        await hands.ActAsync(page, task, "TakeBack", "期限需修改", picture: "approval-01-take-back");
        await Assertions.Expect(page.Page.Locator("p.returned")).ToContainTextAsync("期限需修改");
        await hands.DoAsync("disposal", "Order", officers[0], new() { ["termDays"] = 10 });

        // 退回, with a reason that the officer reads.
        (task, page) = await hands.OpenAsync("lead", "order-approval");
        await hands.ActAsync(page, task, "Return", "整改期限过长", picture: "approval-02-return");
        (_, page) = await hands.OpenAsync(officers[0].SignInName, "disposal");
        await Assertions.Expect(page.Page.Locator("p.returned")).ToContainTextAsync("整改期限过长");
        await hands.DoAsync("disposal", "Order", officers[0], new() { ["termDays"] = 7 });

        // 催办 by the officer; 会签, 委派, 抄送 and 后加签 by the head, who cannot decide before they are there.
        (task, page) = await hands.OpenAsync(officers[0].SignInName, "order-approval");
        await hands.ActAsync(page, task, "Urge", "请今日批准", picture: "approval-03-urge");
        (task, page) = await hands.OpenAsync("lead", "order-approval");
        await Assertions.Expect(page.Page.Locator("p.urged")).ToBeVisibleAsync();
        await hands.ActAsync(page, task, "Countersign", "请核对依据", people: ["legal"], picture: "approval-04-countersign");
        await hands.ActAsync(page, task, "Delegate", "请核实地址", people: ["office"]);
        await hands.ActAsync(page, task, "Copy", "请知悉", people: ["auditor"]);
        await hands.ActAsync(page, task, "After", "请会后签署", people: ["commander"]);
        await page.Page.CheckAsync($"#task-{task.Id} form .outcomes input[value=Approve]");
        await page.Page.ClickAsync($"#task-{task.Id} form button[type=submit]");
        await Assertions.Expect(page.Page.Locator($"#task-{task.Id} .refusal")).ToContainTextAsync("approval.signatures-missing");
        await page.ScreenshotAsync("approval-05-signatures-missing");

        await hands.AnswerAsync("legal", "toSign", "agree", null, "approval-06-inbox-of-legal");
        await hands.AnswerAsync("office", "toSign", "agree", "地址属实", null);
        await hands.AnswerAsync("auditor", "toKnow", "read", null, "approval-07-copy");

        (task, page) = await hands.OpenAsync("lead", "order-approval");
        await page.Page.CheckAsync($"#task-{task.Id} form .outcomes input[value=Approve]");
        await page.Page.ClickAsync($"#task-{task.Id} form button[type=submit]");
        await walk.UntilAsync(() => campaign.ReadAsync(db => db.Tasks.AnyAsync(row => row.Id == task.Id && row.Held != null)), "the decision to be held");
        (task, page) = await hands.OpenAsync("lead", "order-approval");
        await Assertions.Expect(page.Page.Locator("p.held")).ToBeVisibleAsync();
        await page.ScreenshotAsync("approval-08-held");
        Assert.Equal(UnitCaseState.U30, (await walk.CaseAsync()).State);

        // 代理: the commander is away; the office signs in their place.
        page = await hands.PageOfAsync("commander");
        await page.Page.GotoAsync("/absences");
        await page.Page.ClickAsync("#arrange-absence > summary");
        await page.Page.SelectOptionAsync("#absence-deputy", hands.IdOf("office"));
        await ApprovalWalk.FillAsync(page, "#absence-reason", "外出开会");
        await page.Page.ClickAsync("#arrange-absence button[type=submit]");
        await Assertions.Expect(page.Page.Locator("table.list tbody tr")).ToContainTextAsync("外出开会");
        await page.ScreenshotAsync("approval-09-absence");
        await hands.AnswerAsync("office", "toSign", "agree", null, "approval-10-signed-by-the-deputy");
        await walk.UntilStateAsync(UnitCaseState.U31);

        // 转办: the second officer is given the service of the order; 回避 of the first then leaves nothing in their hands.
        (task, page) = await hands.OpenAsync(officers[0].SignInName, "service");
        await hands.ActAsync(page, task, "Transfer", "本人出差", people: [officers[1].SignInName], picture: "approval-11-transfer");
        page = await hands.PageOfAsync(officers[1].SignInName);
        await page.Page.GotoAsync($"/cases/{caseId}");
        await page.Page.ClickAsync("#measures > summary");
        await page.Page.CheckAsync("#measures input[value=Recuse]");
        await page.Page.SelectOptionAsync("#f-measure-Recuse-person", officers[0].Id);
        await page.Page.SelectOptionAsync("#f-measure-Recuse-ground", "kin");
        await page.Page.SelectOptionAsync("#f-measure-Recuse-successor", officers[2].Id);
        await ApprovalWalk.FillAsync(page, "#measure-reason", "与单位负责人系近亲属");
        await page.ScreenshotAsync("approval-12-recusal-asked");
        await page.Page.ClickAsync("#measures button[type=submit]");
        await walk.DoAsync("measure-approval", "Approve");
        (_, page) = await hands.OpenAsync(officers[0].SignInName, "service");
        await Assertions.Expect(page.Page.Locator("#recusal")).ToContainTextAsync(officers[0].DisplayName);
        await Assertions.Expect(page.Page.Locator("article.task form")).ToHaveCountAsync(0);
        await page.ScreenshotAsync("approval-13-recused");

        Assert.Empty(walk.Errors);
        Assert.Empty(walk.ForeignRequests);
        Assert.Equal(4, await campaign.ReadAsync(db => db.AuditEvents.CountAsync(row => row.Stream == caseId && row.Act == "approval.asked")));
    }
}

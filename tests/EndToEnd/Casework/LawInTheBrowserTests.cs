using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.EndToEnd.Casework;

/// <summary>
/// Three cases of one campaign, each walked in browsers: one opened by mistake is voided; one is suspended; in one the setting about warnings shows, and a
/// fine that stays unpaid grows and is enforced by the court.
/// </summary>
public sealed class LawInTheBrowserTests(ChromiumBrowser browser) : IClassFixture<ChromiumBrowser>
{
    [Fact]
    public async Task Cases_are_voided_suspended_warned_as_the_campaign_is_set_and_enforced_to_the_end()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 3, seed: 7);
        var ids = await campaign.ReadAsync(db => db.Cases.OrderBy(row => row.Number).Select(row => row.Id).ToListAsync());
        await using var mistaken = new CaseWalk(campaign, browser, ids[0]);
        await using var suspended = new CaseWalk(campaign, browser, ids[1]);
        await using var fined = new CaseWalk(campaign, browser, ids[2]);

        await VoidAsync(mistaken);
        await suspended.GoToAsync(5, 10);
        await FindAsync(suspended);
        await FindAsync(fined);
        await WarningIsOfferedOnceItIsSetAsync(campaign, fined);
        await SuspendAsync(campaign, suspended);
        await FineAsync(fined);
        await ResumeAsync(campaign, suspended);
        await EnforceAsync(campaign, fined);
        await ChooseLawAsync(campaign, suspended);

        foreach (var walk in new[] { mistaken, suspended, fined })
        {
            Assert.Empty(walk.ForeignRequests);
            Assert.Empty(walk.Errors);
        }
    }

    /// <summary>撤销建档: by the office alone, while nothing was served on the unit.</summary>
    private static async Task VoidAsync(CaseWalk walk)
    {
        await walk.AskForAsync(MeasureKind.Void, "office", "同一单位重复建档，系录入错误。", [], "law-void-proposed");
        await walk.UntilStateAsync(UnitCaseState.X5);
        var page = await walk.PageOfAsync("office");
        await page.Page.GotoAsync($"/cases/{(await walk.CaseAsync()).Id}");
        await Assertions.Expect(page.Page.Locator(".case-state .chip").First).ToContainTextAsync("X5", new() { Timeout = 30_000 });
        // No stage is called done that was not, and the bar says how the case ended.
        await Assertions.Expect(page.Page.Locator(".stages li.unfinished")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Page.Locator(".stages li.skipped")).ToHaveCountAsync(4);
        await Assertions.Expect(page.Page.Locator(".stages li.done")).ToContainTextAsync(UnitCaseStateNames.Zh(UnitCaseState.X5));
        await page.ScreenshotAsync("law-void-ended");
        await page.LeaveAsync();
    }

    /// <summary>An inspection that finds that there are no rules of security.</summary>
    private static async Task FindAsync(CaseWalk walk)
    {
        await walk.DoAsync("inspection-plan", "Plan", new() { ["date"] = "2005-05-10" });
        await walk.DoAsync("inspection-start", "Start");
        var item = Checklist.For((await walk.CaseAsync()).Category).First(known => known.Violation == "V01");
        await walk.DoAsync("inspection-finish", "Issues", new() { ["allAnswered"] = true, ["findings"] = new JsonArray(new JsonObject { ["item"] = item.Code, ["fact"] = "未落实", ["evidence"] = "现场照片" }) });
    }

    /// <summary>责令并处警告 is offered at the task only where the commander has set the campaign so.</summary>
    private static async Task WarningIsOfferedOnceItIsSetAsync(ServedCampaign campaign, CaseWalk walk)
    {
        var @case = await walk.CaseAsync();
        var (officer, task) = await campaign.ReadAsync(async db => (await db.People.Where(person => person.Id == @case.LeadOfficerId).Select(person => person.SignInName).SingleAsync(),
            await db.Tasks.Where(row => row.CaseId == @case.Id && row.Act == "disposal" && row.CompletedAt == null).Select(row => row.Id).SingleAsync()));
        await OfferedAsync(walk, officer, @case.Id, task, isOffered: false, "law-warning-not-offered");
        var commander = await walk.PageOfAsync("commander");
        await commander.Page.GotoAsync($"/campaigns/{@case.CampaignId}");
        await FillAsync(commander.Page, "#warn-reason", "依公安部令第33号第二十一条，责令改正并处警告。");
        await commander.Page.ClickAsync("#warn-set");
        await Assertions.Expect(commander.Page.Locator("#warn-setting .head-note")).ToContainTextAsync("可以并处警告", new() { Timeout = 30_000 });
        Assert.True((await campaign.ReadAsync(db => db.Campaigns.Select(row => row.Settings).SingleAsync())).WarnOnOrder);
        await commander.ScreenshotAsync("law-warning-set");
        await commander.LeaveAsync();
        await OfferedAsync(walk, officer, @case.Id, task, isOffered: true, "law-warning-offered");
    }

    private static async Task OfferedAsync(CaseWalk walk, string officer, string caseId, string taskId, bool isOffered, string picture)
    {
        var page = await walk.PageOfAsync(officer);
        await page.Page.GotoAsync($"/cases/{caseId}?task={taskId}", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Assertions.Expect(page.Page.Locator($"#task-{taskId} .outcomes input[value='Order']")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await Assertions.Expect(page.Page.Locator($"#task-{taskId} .outcomes input[value='OrderAndWarn']")).ToHaveCountAsync(isOffered ? 1 : 0);
        await page.ScreenshotAsync(picture);
        await page.LeaveAsync();
    }

    private static async Task SuspendAsync(ServedCampaign campaign, CaseWalk walk)
    {
        await walk.AskForAsync(MeasureKind.Suspend, await OfficerAsync(campaign, walk), "两次上门均无人，登记地址查无下落。", new() { ["ground"] = "not-found" }, "law-suspension-proposed");
        await walk.DoAsync("measure-approval", "Approve", picture: "law-suspension-approval");
        await walk.UntilAsync(async () => (await walk.CaseAsync()).Hold is not null, "the case to be suspended");
    }

    /// <summary>恢复: the unit is told by a letter, which is served.</summary>
    private static async Task ResumeAsync(ServedCampaign campaign, CaseWalk walk)
    {
        await walk.AskForAsync(MeasureKind.Resume, await OfficerAsync(campaign, walk), "单位已找到，中止的原因消除。", [], "law-resumption-proposed");
        await walk.DoAsync("measure-approval", "Approve", picture: "law-resumption-approval");
        await walk.DoAsync("service", "Served", Served("2005-05-17"), picture: "law-resumption-letter-served");
        var caseId = (await walk.CaseAsync()).Id;
        Assert.Null((await walk.CaseAsync()).Hold);
        var letter = await campaign.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.CaseId == caseId && row.TemplateCode == "D45"));
        Assert.Equal(NoticeStatus.Served, letter.Status);
        var auditor = await walk.PageOfAsync("auditor");
        await auditor.Page.GotoAsync($"/documents/{letter.Id}.html");
        await Assertions.Expect(auditor.Page.Locator("body")).ToContainTextAsync("恢复办理通知书");
        await auditor.ScreenshotAsync("law-resumption-letter");
        await auditor.LeaveAsync();
    }

    /// <summary>实体从旧、程序从新: the law of public order changes on 2006-03-01 while the case is open; the legal officer says which judges the act.</summary>
    private static async Task ChooseLawAsync(ServedCampaign campaign, CaseWalk walk)
    {
        await walk.GoToAsync(3, 2, year: 2006);
        var caseId = (await walk.CaseAsync()).Id;
        var legal = await walk.PageOfAsync("legal");
        await legal.Page.GotoAsync($"/cases/{caseId}", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Assertions.Expect(legal.Page.Locator("#law-change")).ToContainTextAsync("LP-2006", new() { Timeout = 30_000 });
        await legal.Page.SelectOptionAsync("#law-profile", "LP-2005");
        await legal.Page.SelectOptionAsync("#law-ground", "OldLawOfTheAct");
        await legal.Page.ClickAsync("#choose-law");
        await Assertions.Expect(legal.Page.Locator("#law-change .refusal")).ToContainTextAsync("law.reason");
        await FillAsync(legal.Page, "#law-reason", "行为发生在新法施行前，新法处罚并非较轻。");
        await legal.ScreenshotAsync("law-choice-before");
        await legal.Page.ClickAsync("#choose-law");
        await Assertions.Expect(legal.Page.Locator("[data-decision='LP-2005']")).ToContainTextAsync("LP-2006", new() { Timeout = 30_000 });
        var decided = await campaign.ReadAsync(db => db.LawDecisions.AsNoTracking().SingleAsync(row => row.CaseId == caseId));
        await Assertions.Expect(legal.Page.Locator("[data-decision='LP-2005']")).ToContainTextAsync(await campaign.ReadAsync(db => db.People.Where(person => person.Id == decided.DecidedBy).Select(person => person.DisplayName).SingleAsync()), new() { Timeout = 30_000 });
        await legal.ScreenshotAsync("law-choice-decided");
        await legal.LeaveAsync();
        Assert.Equal(("LP-2005", "LP-2006"), (decided.ChosenProfile, decided.ProcedureProfile));
    }

    /// <summary>An order that lapses, and a fine below the sum that gives a right to a hearing.</summary>
    private static async Task FineAsync(CaseWalk walk)
    {
        await walk.DoAsync("disposal", "Order", new() { ["termDays"] = 5 });
        await walk.DoAsync("order-approval", "Approve");
        await walk.DoAsync("service", "Served", Served("2005-05-10"));
        await walk.GoToAsync(5, 17);
        await walk.DoAsync("recheck-start", "Start");
        await walk.DoAsync("recheck", "NotFixed");
        await walk.DoAsync("recheck-confirm", "Confirm");
        await walk.DoAsync("penalty-proposal", "Propose", new() { ["violation"] = "V01" });
        await walk.DoAsync("penalty-filing", "Approve");
        await walk.DoAsync("penalty-investigation", "Conclude", Fine);
        await walk.DoAsync("legal-review", "Pass");
        await walk.DoAsync("service", "Served", Served("2005-05-17"));
        await walk.DoAsync("rights", "Waive");
        await walk.DoAsync("penalty-decision", "Penalise", Fine);
        await walk.DoAsync("service", "Served", Served("2005-05-17"));
    }

    /// <summary>逾期加罚、申请法院强制执行: the law of 2005 knows no demand (催告) before it.</summary>
    private static async Task EnforceAsync(ServedCampaign campaign, CaseWalk walk)
    {
        var caseId = (await walk.CaseAsync()).Id;
        await walk.GoToAsync(6, 3);
        await walk.UntilAsync(async () => await PenaltyStateAsync(campaign, caseId) == PenaltyState.P17, "the fine to be overdue");
        await walk.GoToAsync(8, 19);
        await walk.DoAsync("court-application", "Apply", new() { ["court"] = "深圳市福田区人民法院" }, picture: "law-court-application");
        await walk.DoAsync("enforcement-approval", "Approve", picture: "law-court-approval");
        await walk.GoToAsync(10, 10);
        await walk.DoAsync("court-ruling", "Enforced", new() { ["ruling"] = "（2005）深福法执字第1号", ["collectedOn"] = "2005-10-10", ["surcharge"] = 3000 }, picture: "law-court-ruling");
        await walk.UntilAsync(async () => await PenaltyStateAsync(campaign, caseId) == PenaltyState.P30, "the penalty case to be closed");
        var application = await campaign.ReadAsync(db => db.Notices.Where(row => row.CaseId == caseId && row.TemplateCode == "D33").Select(row => row.Html).SingleAsync());
        Assert.All(new[] { "深圳市福田区人民法院", "3,000.00", "加处罚款" }, text => Assert.Contains(text, application, StringComparison.Ordinal));
    }

    private static JsonObject Fine => new() { ["warning"] = true, ["fine"] = 3000, ["confiscation"] = 0, ["stopDays"] = 0 };

    private static JsonObject Served(string date) => new() { ["mode"] = nameof(ServiceMode.Direct), ["servedOn"] = date, ["receiver"] = "李四" };

    private static Task<PenaltyState> PenaltyStateAsync(ServedCampaign campaign, string caseId) => campaign.ReadAsync(db => db.PenaltyCases.Where(row => row.CaseId == caseId).Select(row => row.State).SingleAsync());

    private static async Task<string> OfficerAsync(ServedCampaign campaign, CaseWalk walk)
    {
        var lead = (await walk.CaseAsync()).LeadOfficerId;
        return await campaign.ReadAsync(db => db.People.Where(person => person.Id == lead).Select(person => person.SignInName).SingleAsync());
    }

    // The page takes a value when the field is left.
    private static async Task FillAsync(IPage page, string selector, string text)
    {
        await page.FillAsync(selector, text);
        await page.Locator(selector).BlurAsync();
    }
}

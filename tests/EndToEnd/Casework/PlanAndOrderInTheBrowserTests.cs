using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Inspections.Plans;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.EndToEnd.Casework;

/// <summary>Inspections planned for a whole campaign, and an order composed item by item, in browsers.</summary>
public sealed class PlanAndOrderInTheBrowserTests(ChromiumBrowser browser) : IClassFixture<ChromiumBrowser>
{
    private static readonly LocatorAssertionsToBeVisibleOptions Patience = new() { Timeout = 60_000 };

    [Fact]
    public async Task A_plan_is_proposed_changed_approved_and_brought_to_its_cases()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 12, seed: 7);
        var (campaignId, caseId) = await campaign.ReadAsync(async db => (await db.Campaigns.Select(row => row.Id).SingleAsync(), await db.Cases.OrderBy(row => row.Number).Select(row => row.Id).FirstAsync()));
        await using var walk = new CaseWalk(campaign, browser, caseId);
        await walk.GoToAsync(5, 3);

        var office = await walk.PageOfAsync("office");
        await office.Page.GotoAsync($"/campaigns/{campaignId}/inspection-plan");
        await Assertions.Expect(office.Page.Locator(".shell[data-interactive=true]")).ToBeVisibleAsync(Patience);
        await office.Page.ClickAsync("#propose-plan summary");
        await ApprovalWalk.FillAsync(office, "#plan-first", "2005-05-09");
        await office.Page.ClickAsync("#propose-plan button[type=submit]");
        await Assertions.Expect(office.Page.Locator("table.visits")).ToBeVisibleAsync(Patience);
        await office.ScreenshotAsync("inspection-plan-01-proposed");

        // Another day for one unit; a day off is refused with its reason.
        await office.Page.Locator("table.visits tbody tr .link").First.ClickAsync();
        var day = office.Page.Locator(".visit-change input[type=date]");
        await day.FillAsync("2005-05-14");
        await day.BlurAsync();
        await office.Page.Locator(".visit-change .button.primary").ClickAsync();
        await Assertions.Expect(office.Page.Locator(".refusal")).ToContainTextAsync("plan.not-a-day");
        await office.ScreenshotAsync("inspection-plan-02-refused");
        await day.FillAsync("2005-05-12");
        await day.BlurAsync();
        await office.Page.Locator(".visit-change .button.primary").ClickAsync();
        await Assertions.Expect(office.Page.Locator(".visit-change")).ToHaveCountAsync(0, new() { Timeout = 30_000 });

        // Every case has come to the step, so that nothing waits for the patrol of a clock that stands.
        await walk.UntilAsync(() => campaign.ReadAsync(async db => await db.Tasks.CountAsync(task => task.Act == "inspection-plan" && task.Status == WorkTaskStatus.Open) == 12), "every case to come to the step");
        var lead = await walk.PageOfAsync("lead");
        await lead.Page.GotoAsync($"/campaigns/{campaignId}/inspection-plan");
        await Assertions.Expect(lead.Page.Locator(".shell[data-interactive=true]")).ToBeVisibleAsync(Patience);
        // Visits reach their cases in the order of their ids: with the last of them all are there.
        var lastCase = await campaign.ReadAsync(db => db.PlannedVisits.OrderByDescending(visit => visit.Id).Select(visit => visit.CaseId).FirstAsync());
        await using var last = new CaseWalk(campaign, browser, lastCase);
        await lead.Page.ClickAsync("#approve-plan");
        await last.UntilAsync(() => campaign.ReadAsync(async db => await db.PlannedVisits.AllAsync(visit => visit.Status != PlannedVisitStatus.Placed && visit.Status != PlannedVisitStatus.Waiting)), "the visits to reach their cases");
        Assert.All(await campaign.ReadAsync(db => db.PlannedVisits.AsNoTracking().ToListAsync()), visit => Assert.Equal((PlannedVisitStatus.Carried, null), (visit.Status, visit.MessageZh)));
        var cases = await campaign.ReadAsync(db => db.Cases.AsNoTracking().ToListAsync());
        Assert.All(cases, row => Assert.Equal((UnitCaseState.U20, true), (row.State, row.LeadOfficerId is not null)));
        Assert.Single(await campaign.ReadAsync(db => db.PlannedVisits.Where(visit => visit.Day == new NodaTime.LocalDate(2005, 5, 12)).ToListAsync()));
        await lead.Page.ReloadAsync();
        await Assertions.Expect(lead.Page.Locator(".plan-state")).ToContainTextAsync("已批准", new() { Timeout = 30_000 });
        await lead.ScreenshotAsync("inspection-plan-03-carried");
        await lead.Page.GotoAsync($"/inspection-plans/{await campaign.ReadAsync(db => db.InspectionPlans.Select(row => row.Id).SingleAsync())}/sheet");
        await Assertions.Expect(lead.Page.Locator(".plan-sheet")).ToBeVisibleAsync(Patience);
        await lead.ScreenshotAsync("inspection-plan-04-sheet");
        Assert.Empty(walk.Errors);
        Assert.Empty(walk.ForeignRequests);
    }

    [Fact]
    public async Task An_order_is_composed_with_its_rules_its_days_and_the_reason_of_each_date()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 1, seed: 7);
        var caseId = await campaign.ReadAsync(db => db.Cases.Select(row => row.Id).SingleAsync());
        await using var walk = new CaseWalk(campaign, browser, caseId);
        var hands = new ApprovalWalk(campaign, walk, caseId);
        var (officer, items) = await FoundAsync(campaign, walk, hands);

        var (task, page) = await hands.OpenAsync(officer.SignInName, "disposal");
        await page.Page.CheckAsync($"#task-{task.Id} form .outcomes input[value=Order]");
        var first = page.Page.Locator($"#task-{task.Id} .order-item[data-item={items[0]}]");
        await Assertions.Expect(first).ToBeVisibleAsync(Patience);
        await page.ScreenshotAsync("order-composer-01-proposed");
        var days = first.Locator(".order-days input").First;
        var proposed = int.Parse(await days.InputValueAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await days.FillAsync($"{proposed + 2}");
        await days.BlurAsync();
        await Assertions.Expect(page.Page.Locator($"#task-{task.Id} .order-items .field-problem")).ToContainTextAsync("应写明理由");
        var reason = first.Locator(".order-days input").Nth(1);
        await reason.FillAsync("设备需订货");
        await reason.BlurAsync();
        await Assertions.Expect(page.Page.Locator($"#task-{task.Id} .order-items .field-problem")).ToHaveCountAsync(0);
        await first.Locator(".why summary").ClickAsync();
        await Assertions.Expect(first.Locator(".why p").First).ToContainTextAsync("期限开始之日，不计入");
        await page.ScreenshotAsync("order-composer-02-composed");
        await page.Page.ClickAsync($"#task-{task.Id} form button[type=submit]");
        await walk.UntilStateAsync(UnitCaseState.U30);

        var order = await campaign.ReadAsync(db => db.Orders.AsNoTracking().SingleAsync());
        Assert.Equal(items, order.Items!.Select(item => item.ItemCode).Order(StringComparer.Ordinal));
        var composed = order.Items!.Single(item => item.ItemCode == items[0]);
        Assert.Equal((proposed + 2, "设备需订货"), (composed.Days, composed.DaysReason));
        Assert.Empty(walk.Errors);
        Assert.Empty(walk.ForeignRequests);
    }

    /// <summary>Brings the case to the disposal of two findings, without a browser.</summary>
    private static async Task<(Person Officer, IReadOnlyList<string> Items)> FoundAsync(ServedCampaign campaign, CaseWalk walk, ApprovalWalk hands)
    {
        var (district, category) = ((await walk.CaseAsync()).District, (await walk.CaseAsync()).Category);
        var people = await campaign.ReadAsync(db => db.People.AsNoTracking().Where(row => row.UnitId == null).ToListAsync());
        var officers = people.Where(person => person.Roles.Contains(Role.Officer) && person.District == district).OrderBy(person => person.Badge, StringComparer.Ordinal).Take(2).ToList();
        var items = Checklist.For(category).Where(item => item.Days is > 0 and < 28).Take(2).Select(item => item.Code).ToList();
        await walk.GoToAsync(5, 9);
        await hands.DoAsync("inspection-plan", "Plan", people.Find(person => person.SignInName == "lead")!, new() { ["leadOfficer"] = officers[0].Id, ["coOfficer"] = officers[1].Id, ["date"] = "2005-05-10", ["time"] = "09:30" });
        await walk.GoToAsync(5, 10);
        await hands.DoAsync("inspection-start", "Start", officers[0], new() { ["identified"] = true });
        await hands.DoAsync("inspection-finish", "Issues", officers[0], new()
        {
            ["attendee"] = "单位安全员",
            ["attendeePost"] = "安全员",
            ["allAnswered"] = true,
            ["findings"] = new JsonArray([.. items.Select(code => new JsonObject { ["item"] = code, ["fact"] = "未落实", ["evidence"] = "现场照片" })]),
        });
        return (officers[0], items);
    }
}

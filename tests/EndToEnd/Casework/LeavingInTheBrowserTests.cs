using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.EndToEnd.Casework;

/// <summary>People come and go, in browsers: one is added and signs in, one leaves while a page of theirs is open, and the head hands over what was theirs.</summary>
public sealed class LeavingInTheBrowserTests(ChromiumBrowser browser) : IClassFixture<ChromiumBrowser>
{
    [Fact]
    public async Task A_new_officer_takes_over_from_one_who_leaves()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 1, seed: 7);
        var caseId = await campaign.ReadAsync(db => db.Cases.Select(row => row.Id).SingleAsync());
        await using var walk = new CaseWalk(campaign, browser, caseId);
        var hands = new ApprovalWalk(campaign, walk, caseId);
        var officers = await hands.OrderAsync();
        var (leaving, district) = (officers[0], (await walk.CaseAsync()).District);

        var admin = await hands.PageOfAsync("admin");
        await admin.Page.GotoAsync("/people");
        await admin.Page.ClickAsync("#add-person");
        await ApprovalWalk.FillAsync(admin, "#person-sign-in", "officer.new");
        await ApprovalWalk.FillAsync(admin, "#person-name", "民警新");
        await admin.Page.CheckAsync("#person-form input[value=OFF]");
        await ApprovalWalk.FillAsync(admin, "#person-email", "no address");
        await ApprovalWalk.FillAsync(admin, "#person-badge", "059999");
        await admin.Page.SelectOptionAsync("#person-district", district);
        await ApprovalWalk.FillAsync(admin, "#person-reason", "调入");
        await admin.Page.ClickAsync("#person-form button[type=submit]");
        await Assertions.Expect(admin.Page.Locator(".refusal")).ToContainTextAsync("person.email");
        await admin.ScreenshotAsync("people-01-refused");
        await ApprovalWalk.FillAsync(admin, "#person-email", "officer.new@police.invalid");
        await admin.Page.ClickAsync("#person-form button[type=submit]");
        await Assertions.Expect(admin.Page.Locator(".note.done")).ToContainTextAsync("民警新");
        await ApprovalWalk.FillAsync(admin, "#person-reason", "首次发放口令");
        await ApprovalWalk.FillAsync(admin, "#person-password", ServedCampaign.Password);
        await admin.Page.ClickAsync("#person-set-password");
        await Assertions.Expect(admin.Page.Locator("#person-form")).ToHaveCountAsync(0);
        var successor = await campaign.ReadAsync(db => db.People.AsNoTracking().SingleAsync(person => person.SignInName == "officer.new"));
        Assert.Equal(("officer.new@police.invalid", district, "059999"), (successor.Email, successor.District, successor.Badge));

        // The page of who leaves stays open; what they click next is not carried out any more.
        var open = await hands.PageOfAsync(leaving.SignInName);
        await open.Page.GotoAsync("/absences");
        await open.Page.ClickAsync("#arrange-absence > summary");
        await admin.Page.ClickAsync($"[data-person='{leaving.SignInName}']");
        await ApprovalWalk.FillAsync(admin, "#person-reason", "退休");
        await admin.Page.ClickAsync("#person-deactivate");
        await Assertions.Expect(admin.Page.Locator("#open-work")).ToBeVisibleAsync();
        await admin.ScreenshotAsync("people-02-left-with-open-work");
        await open.Page.SelectOptionAsync("#absence-deputy", officers[2].Id);
        await Assertions.Expect(open.Page.Locator("#user")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await open.Page.FillAsync("#user", leaving.SignInName);
        await open.Page.FillAsync("#password", ServedCampaign.Password);
        await open.Page.ClickAsync("button[type=submit]");
        await Assertions.Expect(open.Page.Locator("#user")).ToBeVisibleAsync();
        Assert.Contains("problem=failed", open.Page.Url, StringComparison.Ordinal);
        await open.ScreenshotAsync("people-03-signed-out");

        // The administrator themselves has no say in the work; the head hands it over.
        await admin.Page.ClickAsync("#open-work a");
        await Assertions.Expect(admin.Page.Locator("#arrange-absence")).ToBeVisibleAsync();
        await Assertions.Expect(admin.Page.Locator("#hand-over")).ToHaveCountAsync(0);
        var lead = await hands.PageOfAsync("lead");
        await lead.Page.GotoAsync($"/absences?from={leaving.Id}");
        await Assertions.Expect(lead.Page.Locator("#handover-person")).ToHaveValueAsync(leaving.Id);
        await lead.Page.SelectOptionAsync("#handover-successor", successor.Id);
        await lead.Page.ClickAsync("#hand-over button[type=submit]");
        await Assertions.Expect(lead.Page.Locator("#hand-over .refusal")).ToContainTextAsync("handover.reason");
        await ApprovalWalk.FillAsync(lead, "#handover-reason", "退休");
        await lead.Page.ClickAsync("#hand-over button[type=submit]");
        await Assertions.Expect(lead.Page.Locator("#hand-over .note.done")).ToBeVisibleAsync();
        await lead.ScreenshotAsync("people-04-handed-over");
        Assert.Equal(successor.Id, (await walk.CaseAsync()).LeadOfficerId);
        Assert.Equal(0, await campaign.ReadAsync(db => db.Tasks.CountAsync(task => task.AssigneeId == leaving.Id && task.Status == WorkTaskStatus.Open)));

        // What comes next comes to the new officer, who does it.
        await walk.DoAsync("order-approval", "Approve");
        await walk.DoAsync("service", "Served", new() { ["servedOn"] = "2005-05-10" });
        Assert.Equal(successor.Id, await campaign.ReadAsync(db => db.Tasks.Where(task => task.CaseId == caseId && task.Act == "service").Select(task => task.CompletedBy).SingleAsync()));
        Assert.Empty(walk.Errors);
        Assert.Empty(walk.ForeignRequests);
        Assert.Equal(4, await campaign.ReadAsync(db => db.AuditEvents.CountAsync(row => row.Act.StartsWith("person."))));
    }
}

using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.EndToEnd.Casework;

/// <summary>
/// Three cases of one campaign that take the detours of §3.1, each walked in browsers to the archive: one reports late and incompletely and is found clean,
/// one asks for more time and fails its first acceptance, one is not penalised after its defence.
/// </summary>
public sealed class DetoursInTheBrowserTests(ChromiumBrowser browser) : IClassFixture<ChromiumBrowser>
{
    [Fact]
    public async Task Cases_reported_late_given_more_time_failed_at_first_and_not_penalised_come_to_the_archive()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 3, seed: 7);
        var ids = await campaign.ReadAsync(db => db.Cases.OrderBy(row => row.Number).Select(row => row.Id).ToListAsync());
        await using var late = new CaseWalk(campaign, browser, ids[0]);
        await using var slow = new CaseWalk(campaign, browser, ids[1]);
        await using var spared = new CaseWalk(campaign, browser, ids[2]);

        await late.GoToAsync(4, 30);
        await late.UntilStateAsync(UnitCaseState.U13);
        await late.DoAsync("self-check", "Submit", picture: "detour-01-late");
        await late.DoAsync("self-check-review", "Return", new() { ["items"] = "缺少网络结构图" }, "材料不全", picture: "detour-02-returned");
        Assert.Equal(UnitCaseState.U12, (await late.CaseAsync()).State);
        await late.DoAsync("self-check", "Resubmit", picture: "detour-03-resubmitted");
        await late.DoAsync("self-check-review", "Accept");
        Assert.True((await late.CaseAsync()).SelfCheckLate);

        await late.GoToAsync(5, 10);
        await VisitAsync(late, null);
        await VisitAsync(slow, "V01");
        await VisitAsync(spared, "V07");

        await slow.DoAsync("disposal", "Order", new() { ["termDays"] = 7 });
        await slow.DoAsync("order-approval", "Approve");
        await slow.DoAsync("service", "Served", Served("2005-05-10"));
        await slow.DoAsync("rectification", "AskExtension", new() { ["days"] = 5, ["grounds"] = "设备到货延迟", ["interim"] = "人工登记" }, picture: "detour-04-extension-asked");
        await slow.DoAsync("extension", "Grant", new() { ["days"] = 5, ["conditions"] = "人工登记" }, picture: "detour-05-extension-granted");

        await spared.DoAsync("disposal", "Penalty", new() { ["violation"] = "V07", ["facts"] = "未备案" });
        await spared.DoAsync("penalty-filing", "Approve");
        await spared.DoAsync("penalty-investigation", "Conclude", new() { ["warning"] = true, ["fine"] = 0, ["confiscation"] = 0, ["stopDays"] = 0 });
        await spared.DoAsync("legal-review", "Pass");
        await spared.DoAsync("service", "Served", Served("2005-05-10"));
        await spared.DoAsync("rights", "Defend", new() { ["defence"] = "已补办备案" }, picture: "detour-06-defence");

        await slow.GoToAsync(5, 18);
        await slow.DoAsync("rectification", "Report");
        await RecheckAsync(slow);
        await spared.DoAsync("defence-review", "Keep", new() { ["review"] = "已采纳补办情节" }, picture: "detour-07-defence-review");
        await spared.DoAsync("penalty-decision", "NoPenalty", reason: "违法行为轻微并及时改正", picture: "detour-08-no-penalty");
        await spared.DoAsync("service", "Served", Served("2005-05-18"));
        Assert.Equal(PenaltyOutcome.NoPenalty, await campaign.ReadAsync(db => db.PenaltyCases.Select(row => row.Outcome).SingleAsync()));
        await RecheckAsync(spared);

        await slow.GoToAsync(5, 23);
        await slow.DoAsync("acceptance", "Fail", new() { ["scoreA"] = 20, ["scoreB"] = 40, ["veto"] = "none" }, "制度未落实", picture: "detour-09-acceptance-failed");
        Assert.Equal(UnitCaseState.U53, (await slow.CaseAsync()).State);
        await slow.DoAsync("acceptance-rework", "Report", new() { ["measures"] = "已落实" }, picture: "detour-10-rework");
        foreach (var walk in new[] { late, slow, spared })
            await EndAsync(walk);
        Assert.Equal(2, await campaign.ReadAsync(db => db.AcceptanceChecks.Where(row => row.CaseId == ids[1]).MaxAsync(row => row.Round)));
        var auditor = await slow.PageOfAsync("auditor");
        await auditor.Page.GotoAsync($"/cases/{ids[1]}");
        await Assertions.Expect(auditor.Page.Locator(".case-state .chip").First).ToContainTextAsync("U61", new() { Timeout = 30_000 });
        await auditor.ScreenshotAsync("detour-11-archived");
        await auditor.LeaveAsync();
    }

    /// <summary>A planned visit that finds nothing, or something of one violation.</summary>
    private static async Task VisitAsync(CaseWalk walk, string? violation)
    {
        await walk.DoAsync("inspection-plan", "Plan", new() { ["date"] = "2005-05-10" });
        await walk.DoAsync("inspection-start", "Start");
        if (violation is null)
        {
            await walk.DoAsync("inspection-finish", "Clean", new() { ["allAnswered"] = true });
            return;
        }
        var item = Checklist.For((await walk.CaseAsync()).Category).First(known => known.Violation == violation);
        await walk.DoAsync("inspection-finish", "Issues", new() { ["allAnswered"] = true, ["findings"] = new JsonArray(new JsonObject { ["item"] = item.Code, ["fact"] = "未落实", ["evidence"] = "现场照片" }) });
    }

    private static async Task RecheckAsync(CaseWalk walk)
    {
        await walk.DoAsync("recheck-start", "Start");
        await walk.DoAsync("recheck", "Fixed");
        await walk.DoAsync("recheck-confirm", "Confirm");
    }

    private static async Task EndAsync(CaseWalk walk)
    {
        await walk.DoAsync("acceptance", "Pass", new() { ["scoreA"] = 38, ["scoreB"] = 55, ["veto"] = "none" });
        await walk.DoAsync("case-close", "Close");
        await walk.DoAsync("case-archive", "Archive");
        await walk.UntilStateAsync(UnitCaseState.U61);
        Assert.Empty(walk.ForeignRequests);
        Assert.Empty(walk.Errors);
    }

    private static JsonObject Served(string date) => new() { ["mode"] = nameof(ServiceMode.Direct), ["servedOn"] = date, ["receiver"] = "李四" };
}

using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Orchestrator.Testing;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;

namespace Orchestrator.EndToEnd.Casework;

/// <summary>Cases that do not go the ordinary way (domain reference §3.1), each walked in browsers to its end.</summary>
public sealed class ExceptionsInTheBrowserTests(ChromiumBrowser browser) : IClassFixture<ChromiumBrowser>
{
    [Fact]
    public async Task A_case_of_another_authority_is_transferred_and_ends_with_its_receipt()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 1, seed: 7);
        await using var walk = await WalkAsync(campaign);
        await walk.AskForAsync(MeasureKind.Transfer, await OfficerAsync(campaign, walk), "主要违法行为由通信管理部门管辖。", new() { ["matter"] = "UNLICENSED_ACCESS", ["authority"] = "广东省通信管理局" }, "exception-transfer-proposed");
        await walk.DoAsync("measure-review", "Pass");
        await walk.DoAsync("measure-approval", "Approve", picture: "exception-transfer-approval");
        await walk.DoAsync("measure-receipt", "Received", new() { ["receipt"] = "粤通收〔2005〕1号", ["receivedOn"] = "2005-03-25" }, picture: "exception-transfer-receipt");
        await EndsAsync(walk, UnitCaseState.X2, "exception-transferred");
    }

    [Fact]
    public async Task A_case_that_is_another_s_is_merged_into_it()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 2, seed: 7);
        // One site: nothing else is merged.
        await campaign.ReadAsync(db => db.Units.ExecuteUpdateAsync(unit => unit.SetProperty(row => row.Address, "福田一路1号")));
        await using var walk = await WalkAsync(campaign);
        var target = await campaign.ReadAsync(db => db.Cases.OrderByDescending(row => row.Number).Select(row => row.Number).FirstAsync());
        await walk.AskForAsync(MeasureKind.Merge, "office", "同一场所、同一经营者重复登记。", new() { ["targetCase"] = target }, "exception-merge-proposed");
        await walk.DoAsync("measure-approval", "Approve", picture: "exception-merge-approval");
        await EndsAsync(walk, UnitCaseState.X3, "exception-merged");
    }

    [Fact]
    public async Task A_unit_that_moved_out_of_the_city_ends_its_case()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 1, seed: 7);
        await using var walk = await WalkAsync(campaign);
        await walk.AskForAsync(MeasureKind.Terminate, await OfficerAsync(campaign, walk), "已迁往外市。", new() { ["ground"] = "moved" }, "exception-terminate-proposed");
        await walk.DoAsync("measure-approval", "Approve");
        await EndsAsync(walk, UnitCaseState.X4, "exception-terminated");
    }

    [Fact]
    public async Task A_unit_that_signs_nothing_and_takes_nothing_is_inspected_and_ordered_all_the_same()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 1, seed: 7);
        await using var walk = await WalkAsync(campaign);
        await OrderAsync(campaign, walk, new() { ["signatureRefused"] = true, ["witness"] = "见证人甲" }, "exception-signature-refused");
        await walk.DoAsync("service", "Served", new() { ["mode"] = nameof(ServiceMode.Left), ["servedOn"] = "2005-05-10", ["receiver"] = "拒收，留置于经营场所", ["witness"] = "见证人甲" }, picture: "exception-left-with-a-witness");
        Assert.Equal(UnitCaseState.U32, (await walk.CaseAsync()).State);
        await RectifyAndCloseAsync(walk, month: 5, day: 13);
        var visit = await campaign.ReadAsync(db => db.Inspections.AsNoTracking().SingleAsync(row => row.Kind == InspectionKind.Full));
        Assert.Equal((true, "见证人甲"), (visit.SignatureRefused, visit.Witness));
        await EndsAsync(walk, UnitCaseState.U61, "exception-left-archived");
    }

    [Fact]
    public async Task A_unit_that_is_not_found_is_served_by_public_notice_after_two_visits()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 1, seed: 7);
        await using var walk = await WalkAsync(campaign);
        await OrderAsync(campaign, walk, [], null);
        await walk.DoAsync("service", "Failed", Visit("2005-05-10"), "查无下落", picture: "exception-first-visit");
        await walk.GoToAsync(5, 11);
        await walk.DoAsync("service", "Failed", Visit("2005-05-11"), "查无下落");
        await walk.DoAsync("service", "Publish", new() { ["publishedOn"] = "2005-05-11", ["media"] = "深圳特区报" }, picture: "exception-public-notice");
        await walk.GoToAsync(7, 10);
        Assert.Equal(UnitCaseState.U31, (await walk.CaseAsync()).State);
        await walk.GoToAsync(7, 12);
        await walk.UntilStateAsync(UnitCaseState.U32);
        await RectifyAndCloseAsync(walk, month: 7, day: 13);
        Assert.Equal(1, await campaign.ReadAsync(db => db.ServiceRecords.CountAsync(row => row.Mode == ServiceMode.PublicNotice && row.Remark!.Contains("深圳特区报"))));
        await EndsAsync(walk, UnitCaseState.U61, "exception-public-notice-archived");
    }

    [Fact]
    public async Task A_document_with_a_mistake_is_voided_and_another_served_in_its_place()
    {
        await using var campaign = await ServedCampaign.StartAsync(units: 1, seed: 7);
        await using var walk = await WalkAsync(campaign);
        await OrderAsync(campaign, walk, [], null);
        var number = await campaign.ReadAsync(db => db.Notices.Where(row => row.TemplateCode == "D11").Select(row => row.DocumentNumber!).SingleAsync());
        var lead = (await walk.CaseAsync()).LeadOfficerId;
        var officer = await campaign.ReadAsync(db => db.People.Where(person => person.Id == lead).Select(person => person.SignInName).SingleAsync());
        await walk.AskForAsync(MeasureKind.VoidDocument, officer, "通知书所列地址有误。", new() { ["document"] = number }, "exception-voiddocument-proposed");
        await walk.DoAsync("measure-approval", "Approve", picture: "exception-void-document-approval");
        await walk.DoAsync("service", "Served", new() { ["servedOn"] = "2005-05-10" });
        Assert.Equal(UnitCaseState.U32, (await walk.CaseAsync()).State);
        var voided = await campaign.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.DocumentNumber == number));
        Assert.Equal((NoticeStatus.Voided, "通知书所列地址有误。"), (voided.Status, voided.VoidReason));
        var auditor = await walk.PageOfAsync("auditor");
        await auditor.Page.GotoAsync($"/documents/{voided.Id}.html");
        await Assertions.Expect(auditor.Page.Locator(".void-band")).ToContainTextAsync("通知书所列地址有误");
        await auditor.ScreenshotAsync("exception-void-document-marked");
        await auditor.Page.GotoAsync("/notices");
        await Assertions.Expect(auditor.Page.Locator("table.list tbody tr", new() { HasTextString = number })).ToContainTextAsync("作废");
        await auditor.ScreenshotAsync("exception-void-document-listed");
        NothingWentWrong(walk);
    }

    private async Task<CaseWalk> WalkAsync(ServedCampaign campaign) =>
        new(campaign, browser, await campaign.ReadAsync(db => db.Cases.OrderBy(row => row.Number).Select(row => row.Id).FirstAsync()));

    private static async Task<string> OfficerAsync(ServedCampaign campaign, CaseWalk walk)
    {
        var district = (await walk.CaseAsync()).District;
        return await campaign.ReadAsync(db => db.People.Where(person => person.District == district && person.UnitId == null).OrderBy(person => person.SignInName).Select(person => person.SignInName).FirstAsync());
    }

    /// <summary>An inspection with findings and an approved order that waits to be served.</summary>
    private static async Task OrderAsync(ServedCampaign campaign, CaseWalk walk, JsonObject signature, string? picture)
    {
        await walk.GoToAsync(4, 20);
        await walk.DoAsync("self-check", "Submit", new() { ["gaps"] = 1 });
        await walk.DoAsync("self-check-review", "Accept");
        await walk.GoToAsync(5, 10);
        await walk.DoAsync("inspection-plan", "Plan", new() { ["date"] = "2005-05-10" });
        await walk.DoAsync("inspection-start", "Start");
        var item = Checklist.For((await walk.CaseAsync()).Category).First(known => known.Violation == "V01");
        signature["allAnswered"] = true;
        signature["findings"] = new JsonArray(new JsonObject { ["item"] = item.Code, ["fact"] = "未落实", ["evidence"] = "现场照片" });
        await walk.DoAsync("inspection-finish", "Issues", signature, picture: picture);
        await walk.DoAsync("disposal", "Order", new() { ["termDays"] = 10 });
        await walk.DoAsync("order-approval", "Approve");
        Assert.Equal(1, await campaign.ReadAsync(db => db.Orders.CountAsync()));
    }

    /// <summary>The unit makes good before the last day; recheck, acceptance, closing, archive.</summary>
    private static async Task RectifyAndCloseAsync(CaseWalk walk, int month, int day)
    {
        await walk.GoToAsync(month, day);
        await walk.DoAsync("rectification", "Report");
        await walk.DoAsync("recheck-start", "Start");
        await walk.DoAsync("recheck", "Fixed");
        await walk.DoAsync("recheck-confirm", "Confirm");
        if (month == 5)
            await walk.GoToAsync(5, 23);
        await walk.DoAsync("acceptance", "Pass", new() { ["scoreA"] = 38, ["scoreB"] = 55, ["veto"] = "none" });
        await walk.DoAsync("case-close", "Close");
        await walk.DoAsync("case-archive", "Archive");
    }

    private static async Task EndsAsync(CaseWalk walk, UnitCaseState state, string picture)
    {
        await walk.UntilStateAsync(state);
        var auditor = await walk.PageOfAsync("auditor");
        await auditor.Page.GotoAsync($"/cases/{(await walk.CaseAsync()).Id}");
        await Assertions.Expect(auditor.Page.Locator(".case-state .chip").First).ToContainTextAsync(state.ToString(), new() { Timeout = 30_000 });
        await auditor.ScreenshotAsync(picture);
        NothingWentWrong(walk);
    }

    private static void NothingWentWrong(CaseWalk walk)
    {
        Assert.Empty(walk.ForeignRequests);
        Assert.Empty(walk.Errors);
    }

    private static JsonObject Visit(string date) => new() { ["visitedOn"] = date, ["place"] = "登记地址", ["witness"] = "见证人甲" };
}

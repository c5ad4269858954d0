using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>文书作废: a document with a mistake is voided before it is served, keeps its number, and another goes out in its place (REQ-62).</summary>
public sealed class VoidDocumentTests
{
    [Fact]
    public async Task A_voided_order_keeps_its_number_stays_readable_with_its_mark_and_its_successor_is_served()
    {
        await using var stage = await Stage.OpenAsync();
        var order = await OrderAsync(stage);
        Assert.Null((await AskAsync(stage, order.DocumentNumber!, stage.First)).Refusal);
        Assert.NotNull((await stage.TryAsync("measure-approval", "Approve", stage.Lead)).Refusal);
        await stage.DoAsync("measure-approval", "Approve", stage.Commander);

        var orders = await stage.ReadAsync(db => db.Notices.AsNoTracking().Where(row => row.TemplateCode == "D11").OrderBy(row => row.Serial).ToListAsync());
        Assert.Equal([(1, NoticeStatus.Voided), (2, NoticeStatus.Issued)], orders.Select(row => (row.Serial!.Value, row.Status)));
        Assert.Equal(("地址有误", orders[1].Id, order.Html, order.Sha256), (orders[0].VoidReason, orders[0].SuccessorId, orders[0].Html, orders[0].Sha256));
        var shown = VoidMark.Put(orders[0].Html, orders[0].Status, orders[0].VoidReason);
        Assert.Matches("(?s)<body.*作废.*地址有误.*</body>", shown);
        Assert.Equal(orders[1].Html, VoidMark.Put(orders[1].Html, orders[1].Status, orders[1].VoidReason));
        var running = await stage.ReadAsync(db => db.Orders.AsNoTracking().SingleAsync());
        Assert.Equal((orders[1].Id, orders[1].DocumentNumber), (running.NoticeId, running.DocumentNumber));
        var sheet = await stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.TemplateCode == "D43"));
        Assert.All(new[] { "文书作废审批表", order.DocumentNumber!, "地址有误", "分管局领导" }, text => Assert.Contains(text, sheet.Html, StringComparison.Ordinal));

        // What waits to be served is the one in its place.
        var task = await stage.TaskAsync("service");
        Assert.Equal(orders[1].Id, task.NoticeId);
        Assert.Contains(orders[1].DocumentNumber!, task.Title, StringComparison.Ordinal);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-10"));
        Assert.Equal(UnitCaseState.U32, (await stage.CaseAsync()).State);
        Assert.Equal([orders[1].Id], await stage.ReadAsync(db => db.ServiceRecords.Where(row => row.CaseId == stage.CaseId && row.Mode == ServiceMode.Direct).Select(row => row.NoticeId).ToListAsync()));
        var trail = await stage.ReadAsync(db => db.AuditEvents.AsNoTracking().SingleAsync(row => row.Act == "notice.voided"));
        Assert.Equal(("cmd", order.DocumentNumber, orders[1].DocumentNumber, "地址有误"), (trail.ActorId, trail.Before, trail.After, trail.Reason));
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task A_document_that_was_served_or_is_not_there_is_not_voided_and_nobody_decides_what_they_asked_for()
    {
        await using var stage = await Stage.OpenAsync();
        var order = await OrderAsync(stage);
        Assert.Equal("measure.document-unknown", (await AskAsync(stage, "深公(网)责改字[2005]第999号", stage.First)).Refusal?.Code);
        Assert.Equal("measure.not-your-role", (await AskAsync(stage, order.DocumentNumber!, stage.Clerk)).Refusal?.Code);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-10"));
        Assert.Equal("measure.document-served", (await AskAsync(stage, order.DocumentNumber!, stage.First)).Refusal?.Code);
        Assert.Equal(0, await stage.ReadAsync(db => db.Measures.CountAsync()));
    }

    [Fact]
    public async Task What_is_served_between_asking_and_deciding_is_not_voided_any_more()
    {
        await using var stage = await Stage.OpenAsync();
        var order = await OrderAsync(stage);
        await AskAsync(stage, order.DocumentNumber!, stage.First);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-10"));
        Assert.Equal("measure.document-served", (await stage.TryAsync("measure-approval", "Approve", stage.Commander)).Refusal?.Code);
        Assert.Equal(NoticeStatus.Served, await stage.ReadAsync(db => db.Notices.Where(row => row.Id == order.Id).Select(row => row.Status).SingleAsync()));
        await stage.DoAsync("measure-approval", "Reject", stage.Commander, reason: "已送达");
        Assert.Equal(MeasureStatus.Rejected, await stage.ReadAsync(db => db.Measures.Select(row => row.Status).SingleAsync()));
    }

    [Fact]
    public async Task An_advance_notice_is_voided_in_its_own_file_and_the_rights_run_from_the_service_of_its_successor()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        await stage.DoAsync("penalty-investigation", "Conclude", stage.First, Filled.Investigation(5_000));
        await stage.DoAsync("legal-review", "Pass", stage.Legal);
        var notice = await stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.PenaltyCaseId != null && row.RequiresService && row.Status == NoticeStatus.Issued));
        Assert.Null((await AskAsync(stage, notice.DocumentNumber ?? notice.Title, stage.Legal)).Refusal);
        await stage.DoAsync("measure-approval", "Approve", stage.Commander);
        var penalty = await stage.PenaltyAsync();
        Assert.NotEqual(notice.Id, penalty.AdvanceNoticeId);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-19"));
        Assert.NotNull((await stage.PenaltyAsync()).AdvanceNoticeServedOn);
        Assert.Equal(penalty.AdvanceNoticeId, await stage.ReadAsync(db => db.Notices.Where(row => row.Id == notice.Id).Select(row => row.SuccessorId).SingleAsync()));
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task With_a_decision_the_payment_slip_that_names_it_is_voided_and_made_anew()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.AnnounceAsync(stage, 5_000);
        await stage.GoToAsync(5, 26);
        await stage.DoAsync("penalty-decision", "Penalise", stage.Commander, Filled.Penalty(5_000));
        var decision = await stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.TemplateCode == "D27"));
        Assert.Null((await AskAsync(stage, decision.DocumentNumber!, stage.Legal)).Refusal);
        await stage.DoAsync("measure-approval", "Approve", stage.Commander);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-26"));
        var notices = await stage.ReadAsync(db => db.Notices.AsNoTracking().Where(row => row.TemplateCode == "D27" || row.TemplateCode == "D29").OrderBy(row => row.TemplateCode).ThenBy(row => row.Id).ToListAsync());
        Assert.Equal([("D27", NoticeStatus.Voided), ("D27", NoticeStatus.Served), ("D29", NoticeStatus.Voided), ("D29", NoticeStatus.Served)], notices.Select(row => (row.TemplateCode, row.Status)));
        Assert.Contains(notices[1].DocumentNumber!, notices[3].Html, StringComparison.Ordinal);
        var receipts = await stage.ReadAsync(db => db.ServiceRecords.AsNoTracking().Where(row => row.NoticeId == notices[1].Id || row.NoticeId == notices[3].Id).Select(row => row.ReceiptNoticeId).Distinct().ToListAsync());
        Assert.NotNull(Assert.Single(receipts));
        await stage.AssertInvariantsAsync();
    }

    private static async Task<Notice> OrderAsync(Stage stage)
    {
        await stage.GoToAsync(5, 9);
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-10"));
        await stage.GoToAsync(5, 10);
        await stage.DoAsync("inspection-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("inspection-finish", "Issues", stage.First, Filled.Visit(Filled.Finding("A04")));
        await stage.DoAsync("disposal", "Order", stage.First, new() { ["termDays"] = 7 });
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
        return await stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.TemplateCode == "D11"));
    }

    private static Task<Answer<CaseMeasure>> AskAsync(Stage stage, string number, Actor actor) =>
        stage.InAsync(provider => provider.GetRequiredService<MeasureDesk>().ProposeAsync(stage.CaseId, MeasureKind.VoidDocument, new() { ["document"] = number }, "地址有误", actor));
}

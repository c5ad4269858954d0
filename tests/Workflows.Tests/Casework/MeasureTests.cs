using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Engine;
using Orchestrator.Engine.Persistence;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Measures;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>Suspension, resumption, transfer, merger, termination, voiding and reopening of a unit case (TR-36 to TR-42).</summary>
public sealed class MeasureTests
{
    [Fact]
    public async Task A_suspended_case_stands_still_and_goes_on_with_what_was_left_of_its_period()
    {
        await using var stage = await Stage.OpenAsync();
        await OrderAsync(stage);
        await stage.GoToAsync(5, 12);
        await ProposeAsync(stage, MeasureKind.Suspend, stage.First, new() { ["ground"] = "not-found" });
        Assert.Equal("measure.one-at-a-time", (await TryAsync(stage, MeasureKind.Terminate, stage.First, new() { ["ground"] = "dissolved" })).Refusal?.Code);
        await stage.DoAsync("measure-approval", "Approve", stage.Lead);
        await AssertSheetAsync(stage, "中止审批表", "中止的情形：单位下落不明", "支队长");
        Assert.Equal(("not-found", new LocalDate(2005, 5, 12)), ((await stage.CaseAsync()).Hold!.Ground, (await stage.CaseAsync()).Hold!.Since));
        Assert.Equal("case.on-hold", (await stage.TryAsync("rectification", "Report", stage.Representative, Filled.Rectified)).Refusal?.Code);
        await stage.GoToAsync(5, 30);
        Assert.Equal(UnitCaseState.U32, (await stage.CaseAsync()).State);

        await ProposeAsync(stage, MeasureKind.Resume, stage.First);
        await stage.DoAsync("measure-approval", "Approve", stage.Lead);
        var period = await stage.ReadAsync(db => db.Deadlines.AsNoTracking().SingleAsync(row => row.Timer == "T-06" && row.Status == DeadlineStatus.Armed));
        // Of the seven days from the 11th to the 17th the six from the 12th on were left.
        Assert.Equal(new LocalDate(2005, 6, 6), period.DueOn);
        await AssertSheetAsync(stage, "恢复办理审批表");
        // The unit learns of it by letter, with the last day that it has now.
        var letter = await stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.TemplateCode == "D45"));
        Assert.All(new[] { "恢复办理通知书", "恢办", "2005年5月30日起恢复办理", "2005年6月6日二十四时届满" }, text => Assert.Contains(text, letter.Html + letter.DocumentNumber, StringComparison.Ordinal));
        await stage.DoAsync("service", "Failed", stage.First, reason: "无人签收");
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-30"));
        Assert.Equal(NoticeStatus.Served, await stage.ReadAsync(db => db.Notices.Where(row => row.TemplateCode == "D45").Select(row => row.Status).SingleAsync()));
        Assert.Null((await stage.CaseAsync()).Hold);
        await stage.GoToAsync(6, 7);
        Assert.Equal(UnitCaseState.U34, (await stage.CaseAsync()).State);
    }

    [Fact]
    public async Task A_date_of_the_campaign_that_passed_during_a_suspension_takes_effect_when_the_case_is_resumed()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(4, 20);
        await ProposeAsync(stage, MeasureKind.Suspend, stage.First, new() { ["ground"] = "force-majeure" });
        await stage.DoAsync("measure-approval", "Approve", stage.Lead);
        await stage.GoToAsync(5, 3);
        Assert.Equal(UnitCaseState.U10, (await stage.CaseAsync()).State);
        await ProposeAsync(stage, MeasureKind.Resume, stage.First);
        await stage.DoAsync("measure-approval", "Approve", stage.Lead);
        await stage.GoToAsync(5, 4);
        Assert.Equal(UnitCaseState.U13, (await stage.CaseAsync()).State);
    }

    [Fact]
    public async Task A_whole_case_is_transferred_after_legal_review_and_the_commanders_approval_and_waits_for_the_receipt()
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(4, 11);
        Assert.Equal("transfer.own-competence", (await TryAsync(stage, MeasureKind.Transfer, stage.First, new() { ["matter"] = "ACCOUNT_ROAMING", ["authority"] = "广东省通信管理局" })).Refusal?.Code);
        await ProposeAsync(stage, MeasureKind.Transfer, stage.First, new() { ["matter"] = "UNLICENSED_ACCESS", ["authority"] = "广东省通信管理局" });
        await stage.DoAsync("measure-review", "Pass", stage.Legal);
        await stage.DoAsync("measure-approval", "Approve", stage.Commander);
        Assert.Equal(UnitCaseState.X2, (await stage.CaseAsync()).State);
        Assert.Equal("transfer.receipt-date", (await stage.TryAsync("measure-receipt", "Received", stage.Clerk, new JsonObject { ["receipt"] = "1", ["receivedOn"] = "2005-04-10" })).Refusal?.Code);
        await stage.DoAsync("measure-receipt", "Received", stage.Clerk, new JsonObject { ["receipt"] = "粤通管收1号", ["receivedOn"] = "2005-04-11" });
        await AssertNothingWaitsAsync(stage);
    }

    [Fact]
    public async Task A_measure_that_is_refused_leaves_the_case_as_it_was()
    {
        await using var stage = await Stage.OpenAsync();
        await ProposeAsync(stage, MeasureKind.Transfer, stage.First, new() { ["authority"] = "广东省通信管理局" });
        await stage.DoAsync("measure-review", "Return", stage.Legal, reason: "事实不清");
        await ProposeAsync(stage, MeasureKind.Terminate, stage.First, new() { ["ground"] = "dissolved" });
        await stage.DoAsync("measure-approval", "Reject", stage.Lead, reason: "仍在营业");
        Assert.Equal((UnitCaseState.U10, 2), ((await stage.CaseAsync()).State, await stage.ReadAsync(db => db.Measures.CountAsync(row => row.Status == MeasureStatus.Rejected))));
        await stage.DoAsync("self-check", "Submit", stage.Representative, Filled.SelfCheck);
    }

    [Fact]
    public async Task A_case_of_a_dissolved_unit_is_terminated()
    {
        await using var stage = await Stage.OpenAsync();
        await OrderAsync(stage);
        await ProposeAsync(stage, MeasureKind.Terminate, stage.First, new() { ["ground"] = "dissolved" });
        await stage.DoAsync("measure-approval", "Approve", stage.Lead);
        Assert.Equal(UnitCaseState.X4, (await stage.CaseAsync()).State);
        await AssertSheetAsync(stage, "终止审批表", "单位已注销、终止");
        await AssertNothingWaitsAsync(stage);
        Assert.Equal("measure.case-ended", (await TryAsync(stage, MeasureKind.Suspend, stage.First, new() { ["ground"] = "other" })).Refusal?.Code);
    }

    [Fact]
    public async Task A_case_that_was_opened_by_mistake_is_voided_without_anybody_elses_approval()
    {
        await using var stage = await Stage.OpenAsync();
        Assert.Equal("measure.not-your-role", (await TryAsync(stage, MeasureKind.Void, stage.First)).Refusal?.Code);
        await ProposeAsync(stage, MeasureKind.Void, stage.Office);
        Assert.Equal(UnitCaseState.X5, (await stage.CaseAsync()).State);
        await AssertSheetAsync(stage, "撤销建档记录", "专项办");
        await AssertNothingWaitsAsync(stage);
    }

    [Fact]
    public async Task Two_cases_of_one_unit_are_merged_and_the_one_that_goes_on_keeps_the_earlier_date()
    {
        await using var stage = await Stage.OpenAsync();
        var opened = (await stage.CaseAsync()).OpenedAt;
        await stage.GoToAsync(4, 11);
        await stage.InAsync(async provider =>
        {
            var unit = await provider.GetRequiredService<IRecords>().GetAsync<Unit>("unit-1");
            provider.GetRequiredService<IRecords>().Add(new Unit { Id = "unit-2", Code = "SZ-000043", Name = "模拟酒店南山店", NameKey = "x", Category = unit.Category, District = "南山", Address = "x", RegistrationNumber = unit.RegistrationNumber, LegalRepresentative = "x", SecurityOfficer = "x", Phone = "", Email = "", RegisteredAt = unit.RegisteredAt });
            return true;
        });
        await stage.InAsync(provider => provider.GetRequiredService<Campaigns.CampaignDesk>().OpenCasesAsync(stage.Campaign.Id, "SZ-000042", 10, stage.Office));
        Assert.Equal("measure.target-not-live", (await TryAsync(stage, MeasureKind.Merge, stage.Office, new() { ["targetCase"] = "2005-166-00042" })).Refusal?.Code);
        await ProposeAsync(stage, MeasureKind.Merge, stage.Office, new() { ["targetCase"] = "2005-166-00043" });
        await stage.DoAsync("measure-approval", "Approve", stage.Lead);
        await AssertSheetAsync(stage, "并案审批表", "2005-166-00043");
        var target = await stage.ReadAsync(db => db.Cases.AsNoTracking().SingleAsync(row => row.Number == "2005-166-00043"));
        Assert.Equal((UnitCaseState.X3, target.Id), ((await stage.CaseAsync()).State, (await stage.CaseAsync()).MergedIntoId));
        Assert.Equal((UnitCaseState.U10, opened), (target.State, target.OpenedAt));
    }

    [Fact]
    public async Task A_closed_case_is_reopened_on_new_evidence_and_goes_on_with_the_disposal_of_it()
    {
        await using var stage = await Stage.OpenAsync();
        await AcceptAsync(stage);
        await stage.DoAsync("case-close", "Close", stage.Lead, new JsonObject { ["summary"] = "验收合格" });
        Assert.Equal(UnitCaseState.U60, (await stage.CaseAsync()).State);
        var evidence = new JsonObject { ["actEndedOn"] = "2005-05-22", ["findings"] = new JsonArray(Filled.Finding("A11")) };
        await ProposeAsync(stage, MeasureKind.Reopen, stage.Lead, evidence);
        await stage.DoAsync("measure-approval", "Approve", stage.Commander);
        await AssertSheetAsync(stage, "重新启动审批表", "分管局领导");
        Assert.Equal((UnitCaseState.U23, null), ((await stage.CaseAsync()).State, (await stage.CaseAsync()).ClosedOn));
        await stage.DoAsync("disposal", "Order", stage.First, new JsonObject { ["termDays"] = 5 });
        Assert.Equal(0, await stage.ReadAsync(db => db.Deadlines.CountAsync(row => row.Timer == "T-42" && row.Status == DeadlineStatus.Armed)));
    }

    /// <summary>A step that the table of transitions refuses is the answer to whoever set it off; nothing of their act is kept.</summary>
    [Fact]
    public async Task A_measure_approved_when_the_case_has_gone_too_far_is_refused_by_the_rule_and_may_be_rejected_instead()
    {
        await using var stage = await Stage.OpenAsync();
        await AcceptAsync(stage);
        await ProposeAsync(stage, MeasureKind.Terminate, stage.First, new() { ["ground"] = "moved" });
        await stage.DoAsync("case-close", "Close", stage.Lead, new JsonObject { ["summary"] = "验收合格" });
        var before = await stage.ReadAsync(db => db.AuditEvents.CountAsync());

        var refused = await Assert.ThrowsAsync<RefusedException>(() => stage.TryAsync("measure-approval", "Approve", stage.Lead));
        Assert.Equal(("case.transition", "§3.1"), (refused.Refusal.Code, refused.Refusal.Basis));
        Assert.Contains("U60 结案", refused.Refusal.Zh, StringComparison.Ordinal);
        Assert.Equal((before, UnitCaseState.U60), (await stage.ReadAsync(db => db.AuditEvents.CountAsync()), (await stage.CaseAsync()).State));
        Assert.Equal(0, await stage.ReadAsync(db => db.Incidents.CountAsync()));

        await stage.DoAsync("measure-approval", "Reject", stage.Lead, reason: "已结案");
        Assert.Equal(MeasureStatus.Rejected, await stage.ReadAsync(db => db.Measures.Select(row => row.Status).SingleAsync()));
        await stage.DoAsync("case-archive", "Archive", stage.Clerk, new JsonObject { ["indexComplete"] = true });
    }

    /// <summary>A case without findings, accepted on site.</summary>
    private static async Task AcceptAsync(Stage stage)
    {
        await stage.GoToAsync(5, 9);
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-10"));
        await stage.GoToAsync(5, 10);
        await stage.DoAsync("inspection-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("inspection-finish", "Clean", stage.First, Filled.Visit());
        await stage.GoToAsync(5, 23);
        await stage.DoAsync("acceptance", "Pass", stage.Acceptor, Filled.Marks(38, 55));
    }

    private static async Task ProposeAsync(Stage stage, MeasureKind kind, Actor actor, JsonObject? form = null)
    {
        var answer = await TryAsync(stage, kind, actor, form);
        Assert.True(answer.Refusal is null, answer.Refusal?.ToString());
    }

    private static Task<Answer<CaseMeasure>> TryAsync(Stage stage, MeasureKind kind, Actor actor, JsonObject? form = null) =>
        stage.InAsync(provider => provider.GetRequiredService<MeasureDesk>().ProposeAsync(stage.CaseId, kind, form, "见附件材料", actor));

    private static async Task AssertNothingWaitsAsync(Stage stage)
    {
        Assert.Equal(0, await stage.ReadAsync(db => db.Tasks.CountAsync(row => row.CaseId == stage.CaseId && row.Status == WorkTaskStatus.Open)));
        Assert.Equal(0, await stage.ReadAsync(db => db.Deadlines.CountAsync(row => row.CaseId == stage.CaseId && row.Status == DeadlineStatus.Armed)));
        Assert.Equal(0, await stage.ReadAsync(db => db.Instances.CountAsync(row => row.CorrelationId == stage.CaseId && row.Status == WorkflowStatus.Running)));
    }

    /// <summary>The latest sheet of a measure says which it was, what it was about and who decided.</summary>
    private static async Task AssertSheetAsync(Stage stage, params string[] says)
    {
        var sheet = await stage.ReadAsync(db => db.Notices.AsNoTracking().Where(row => row.TemplateCode == "D43").OrderByDescending(row => row.Serial).FirstAsync());
        Assert.Contains("措审", sheet.DocumentNumber, StringComparison.Ordinal);
        Assert.All(says, text => Assert.Contains(text, sheet.Html, StringComparison.Ordinal));
    }

    private static async Task OrderAsync(Stage stage)
    {
        await stage.GoToAsync(5, 9);
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-10"));
        await stage.GoToAsync(5, 10);
        await stage.DoAsync("inspection-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("inspection-finish", "Issues", stage.First, Filled.Visit(Filled.Finding("A04")));
        await stage.DoAsync("disposal", "Order", stage.First, new JsonObject { ["termDays"] = 7 });
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-10"));
    }
}

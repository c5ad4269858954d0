using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>Penalty cases that end without a penalty: terminated, transferred, turned criminal (PX1, PX2, PX3).</summary>
public sealed class PenaltyEndingTests
{
    [Fact]
    public async Task An_investigation_without_facts_is_terminated_by_a_decision_that_is_served()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        await stage.DoAsync("penalty-investigation", "Terminate", stage.First, new JsonObject { ["ground"] = "no-violation" }, "没有违法事实");
        await stage.DoAsync("ending-approval", "Return", stage.Lead, reason: "再查");
        Assert.Equal(PenaltyState.P02, (await stage.PenaltyAsync()).State);
        await stage.DoAsync("penalty-investigation", "Terminate", stage.First, new JsonObject { ["ground"] = "no-violation" }, "没有违法事实");
        await stage.DoAsync("ending-approval", "Approve", stage.Lead);
        await stage.DoAsync("service", "Failed", stage.First, reason: "无人");
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-19"));
        await AssertEndedAsync(stage, PenaltyState.PX1, PenaltyOutcome.Terminated, "D38");
    }

    [Fact]
    public async Task A_limitation_that_has_not_run_out_is_no_ground_to_terminate()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        var refused = await stage.TryAsync("penalty-investigation", "Terminate", stage.First, new JsonObject { ["ground"] = "time-barred", ["actEndedOn"] = "2005-01-01" }, "超过时效");
        Assert.Equal("penalty.not-time-barred", refused.Refusal?.Code);
        await stage.DoAsync("penalty-investigation", "Terminate", stage.First, new JsonObject { ["ground"] = "time-barred", ["actEndedOn"] = "2003-05-01" }, "超过时效");
    }

    [Theory]
    [InlineData("Transfer", "广东省通信管理局", PenaltyState.PX2)]
    [InlineData("Criminal", "刑事侦查部门", PenaltyState.PX3)]
    public async Task A_transfer_is_reviewed_approved_and_ends_with_the_receipt_of_the_other_authority(string outcome, string authority, PenaltyState state)
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        await stage.DoAsync("penalty-investigation", outcome, stage.First, new JsonObject { ["authority"] = authority }, "不属本机关管辖");
        await stage.DoAsync("ending-review", "Return", stage.Legal, reason: "依据不明");
        await stage.DoAsync("penalty-investigation", outcome, stage.First, new JsonObject { ["authority"] = authority }, "不属本机关管辖");
        await stage.DoAsync("ending-review", "Pass", stage.Legal);
        await stage.DoAsync("ending-approval", "Approve", stage.Commander);
        Assert.Equal("transfer.receipt-missing", (await stage.TryAsync("transfer-receipt", "Received", stage.Clerk, new JsonObject { ["receipt"] = "收1号", ["receivedOn"] = "2005-05-18" })).Refusal?.Code);
        await stage.DoAsync("transfer-receipt", "Received", stage.Clerk, new JsonObject { ["receipt"] = "收1号", ["receivedOn"] = "2005-05-19" });
        await AssertEndedAsync(stage, state, PenaltyOutcome.Transferred, "D36");
    }

    private static async Task AssertEndedAsync(Stage stage, PenaltyState state, PenaltyOutcome outcome, string document)
    {
        var penalty = await stage.PenaltyAsync();
        Assert.Equal((state, outcome), (penalty.State, penalty.Outcome));
        Assert.Equal(1, await stage.ReadAsync(db => db.Notices.CountAsync(row => row.TemplateCode == document)));
        Assert.Equal(0, await stage.ReadAsync(db => db.Deadlines.CountAsync(row => row.PenaltyCaseId == penalty.Id && row.Status == DeadlineStatus.Armed)));
        // What another authority goes on with counts as executed; without a penalty the recheck follows at once (TR-27).
        Assert.Equal(outcome == PenaltyOutcome.Transferred ? UnitCaseState.U41 : UnitCaseState.U40, (await stage.CaseAsync()).State);
        Assert.Equal(1, await stage.ReadAsync(db => db.Tasks.CountAsync(row => row.Act == "recheck-start" && row.Status == Tasks.WorkTaskStatus.Open)));
    }
}

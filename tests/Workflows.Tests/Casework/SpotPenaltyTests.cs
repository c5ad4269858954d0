using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>当场处罚: the simplified procedure from the finding to the recheck.</summary>
public sealed class SpotPenaltyTests
{
    [Fact]
    public async Task A_warning_on_the_spot_is_handed_over_reported_and_executed_by_its_service()
    {
        await using var stage = await FoundAsync();
        Assert.Equal("spot.not-heard", (await stage.TryAsync("disposal", "OnTheSpot", stage.First, Spot("V07", isHeard: false))).Refusal?.Code);
        await stage.DoAsync("disposal", "OnTheSpot", stage.First, Spot("V07"));
        Assert.Equal((UnitCaseState.U40, PenaltyState.P00), ((await stage.CaseAsync()).State, (await stage.PenaltyAsync()).State));
        await stage.DoAsync("service", "Failed", stage.First, reason: "拒绝签收");
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-10"));
        Assert.Equal(new LocalDate(2005, 5, 11), (await stage.TaskAsync("spot-report")).DueOn);
        await stage.DoAsync("spot-report", "Noted", stage.Lead);
        var penalty = await stage.PenaltyAsync();
        Assert.Equal((PenaltyState.P30, PenaltyOutcome.Executed, "off1", new LocalDate(2005, 5, 10)), (penalty.State, penalty.Outcome, penalty.DecidedBy, penalty.DecisionServedOn));
        Assert.Equal(UnitCaseState.U41, (await stage.CaseAsync()).State);
        var decision = await stage.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(row => row.TemplateCode == "D26"));
        Assert.Contains("三个月内", decision.Html, StringComparison.Ordinal);
        Assert.Equal("深公(网)当罚字[2005]第0001号", decision.DocumentNumber);
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task A_small_fine_on_the_spot_is_paid_within_fifteen_days()
    {
        await using var stage = await FoundAsync();
        Assert.Equal("spot.too-heavy", (await stage.TryAsync("disposal", "OnTheSpot", stage.First, Spot("V12", 1_001))).Refusal?.Code);
        await stage.DoAsync("disposal", "OnTheSpot", stage.First, Spot("V12", 1_000));
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-10"));
        await stage.DoAsync("spot-report", "Noted", stage.Lead);
        Assert.Equal((PenaltyState.P16, new LocalDate(2005, 5, 25)), ((await stage.PenaltyAsync()).State, (await stage.PenaltyAsync()).PaymentDueOn));
        await stage.DoAsync("payment", "Paid", stage.Clerk, new JsonObject { ["paidOn"] = "2005-05-10", ["amount"] = 1_000 });
        Assert.Equal(PenaltyState.P30, (await stage.PenaltyAsync()).State);
    }

    private static JsonObject Spot(string violation, int fine = 0, bool isHeard = true) =>
        new() { ["violation"] = violation, ["facts"] = "未按规定报备", ["warning"] = true, ["fine"] = fine, ["heard"] = isHeard };

    private static async Task<Stage> FoundAsync()
    {
        var stage = await Stage.OpenAsync();
        await stage.GoToAsync(5, 9);
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-10"));
        await stage.GoToAsync(5, 10);
        await stage.DoAsync("inspection-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("inspection-finish", "Issues", stage.First, Filled.Visit(Filled.Finding("A08")));
        return stage;
    }
}

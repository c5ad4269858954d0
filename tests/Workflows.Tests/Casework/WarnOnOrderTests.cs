using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Tests.Casework;

/// <summary>责令限期改正并处警告, where the campaign is set so (§2.8, TR-13).</summary>
public sealed class WarnOnOrderTests
{
    [Fact]
    public async Task Officers_warn_together_with_an_order_only_once_the_commander_has_set_it_so()
    {
        await using var stage = await FoundAsync();
        Assert.Equal("order.warning-not-set", (await stage.TryAsync("disposal", "OrderAndWarn", stage.First, Form())).Refusal?.Code);
        Assert.Equal("campaign.may-not-set", (await SetAsync(stage, stage.Lead, "统一做法")).Refusal?.Code);
        Assert.Equal("campaign.setting-reason", (await SetAsync(stage, stage.Commander, " ")).Refusal?.Code);
        Assert.Null((await SetAsync(stage, stage.Commander, "统一做法")).Refusal);
        Assert.Equal("campaign.warn-on-order", await stage.ReadAsync(db => db.AuditEvents.OrderByDescending(row => row.Id).Select(row => row.Act).FirstAsync()));
        Assert.Equal("spot.not-heard", (await stage.TryAsync("disposal", "OrderAndWarn", stage.First, Form(isHeard: false))).Refusal?.Code);
        Assert.Equal("order.warning-needs-no-order", (await stage.TryAsync("disposal", "OrderAndWarn", stage.First, Form("V07"))).Refusal?.Code);
    }

    [Fact]
    public async Task One_step_drafts_the_order_and_warns_and_each_goes_its_own_way()
    {
        await using var stage = await FoundAsync();
        await SetAsync(stage, stage.Commander, "统一做法");
        await stage.DoAsync("disposal", "OrderAndWarn", stage.First, Form());
        var penalty = await stage.PenaltyAsync();
        Assert.Equal((UnitCaseState.U30, PenaltyState.P00, true), ((await stage.CaseAsync()).State, penalty.State, penalty.IsOnTheSpot));
        Assert.Equal((true, 0m, 0), (penalty.Decided!.Warning, penalty.Decided.Fine, penalty.Decided.StopDays));
        Assert.Equal(OrderStatus.Draft, (await stage.ReadAsync(db => db.Orders.AsNoTracking().SingleAsync())).Status);

        // The order is approved and served while the warning is handed over and put on file.
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
        Assert.Equal(UnitCaseState.U31, (await stage.CaseAsync()).State);
        foreach (var _ in Enumerable.Range(0, 2))
            await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-10"));
        await stage.DoAsync("spot-report", "Noted", stage.Lead);
        Assert.Equal(UnitCaseState.U32, (await stage.CaseAsync()).State);
        Assert.Equal((PenaltyState.P30, PenaltyOutcome.Executed), ((await stage.PenaltyAsync()).State, (await stage.PenaltyAsync()).Outcome));
        Assert.Equal(["D11", "D26"], await stage.ReadAsync(db => db.Notices.Where(row => row.TemplateCode == "D11" || row.TemplateCode == "D26").Select(row => row.TemplateCode).OrderBy(code => code).ToListAsync()));
        await stage.AssertInvariantsAsync();
    }

    [Fact]
    public async Task Without_the_setting_nothing_that_must_be_ordered_first_is_penalised_on_the_spot()
    {
        await using var stage = await FoundAsync();
        Assert.Equal("penalty.order-first", (await stage.TryAsync("disposal", "OnTheSpot", stage.First, new JsonObject { ["violation"] = "V01", ["facts"] = "未建立制度", ["warning"] = true, ["heard"] = true })).Refusal?.Code);
    }

    private static Task<Refusals.Answer<Campaign>> SetAsync(Stage stage, People.Actor actor, string reason) =>
        stage.InAsync(provider => provider.GetRequiredService<CampaignDesk>().SetWarnOnOrderAsync(stage.Campaign.Id, true, reason, actor));

    private static JsonObject Form(string violation = "V01", bool isHeard = true) => new() { ["termDays"] = 10, ["violation"] = violation, ["facts"] = "未建立安全保护管理制度", ["heard"] = isHeard };

    private static async Task<Stage> FoundAsync()
    {
        var stage = await Stage.OpenAsync();
        await stage.GoToAsync(5, 9);
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-10"));
        await stage.GoToAsync(5, 10);
        await stage.DoAsync("inspection-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("inspection-finish", "Issues", stage.First, Filled.Visit(Filled.Finding("A04")));
        return stage;
    }
}

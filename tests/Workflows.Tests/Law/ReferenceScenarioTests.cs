using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tests.Casework;

namespace Orchestrator.Workflows.Tests.Law;

/// <summary>Scenarios of the domain reference, appendix B, by their numbers.</summary>
public sealed class ReferenceScenarioTests
{
    [Theory]
    [InlineData(29, 23, 58, false)]
    [InlineData(30, 0, 0, true)]
    public async Task Scenario_1_a_self_check_is_in_time_until_the_last_minute_of_the_29th(int day, int hour, int minute, bool isLate)
    {
        await using var stage = await Stage.OpenAsync();
        await stage.GoToAsync(4, day, hour);
        stage.Clock.Advance(TimeSpan.FromMinutes(minute));
        await stage.DoAsync("self-check", "Submit", stage.Representative, Filled.SelfCheck);
        Assert.Equal((isLate, UnitCaseState.U11), ((await stage.CaseAsync()).SelfCheckLate, (await stage.CaseAsync()).State));
    }

    [Fact]
    public async Task Scenario_4_the_period_ends_while_the_extension_is_undecided_and_the_file_says_so()
    {
        await using var stage = await OrderAsync("A04");
        await stage.DoAsync("rectification", "AskExtension", stage.Representative, Filled.Extension);
        await stage.GoToAsync(5, 18);
        Assert.Equal(UnitCaseState.U34, (await stage.CaseAsync()).State);
        var order = await stage.ReadAsync(db => db.Orders.AsNoTracking().SingleAsync());
        Assert.Equal((true, OrderStatus.Expired, new LocalDate(2005, 5, 17)), (order.ExtensionPending, order.Status, order.DueOn));
        Assert.Equal("recheck-start", (await stage.TaskAsync("recheck-start")).Act);
    }

    [Fact]
    public async Task Scenario_6_one_item_fixed_and_one_not_leads_to_a_penalty_for_the_other_alone()
    {
        await using var stage = await OrderAsync("A04", "A20");
        await stage.GoToAsync(5, 18);
        await stage.DoAsync("recheck-start", "Start", stage.First, Filled.Start);
        var open = await stage.OpenFindingsAsync();
        await stage.DoAsync("recheck", "NotFixed", stage.First, Filled.Recheck([(open[0], true), (open[1], false)]));
        await stage.DoAsync("recheck-confirm", "Confirm", stage.Lead);
        Assert.Equal(UnitCaseState.U37, (await stage.CaseAsync()).State);
        await stage.DoAsync("penalty-proposal", "Propose", stage.First, new JsonObject { ["violation"] = "V02", ["facts"] = "逾期未改" });
        Assert.Equal(UnitCaseState.U40, (await stage.CaseAsync()).State);
        Assert.Equal([(open[0], FindingStatus.Fixed), (open[1], FindingStatus.NotFixed)], (await stage.ReadAsync(db => db.Findings.OrderBy(row => row.ItemCode).Select(row => new { row.Id, row.Status }).ToListAsync())).Select(row => (row.Id, row.Status)));
    }

    [Theory]
    [InlineData(10_000, true)]
    [InlineData(9_999, false)]
    public async Task Scenario_7_the_notice_tells_of_a_hearing_from_ten_thousand_on(int fine, bool told)
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.AnnounceAsync(stage, fine);
        var notice = await stage.ReadAsync(db => db.Notices.Where(row => row.TemplateCode == "D18").Select(row => row.Html).SingleAsync());
        Assert.Equal(told, notice.Contains("要求举行听证", StringComparison.Ordinal));
        Assert.True(PenaltyRules.HearingRequired(new PenaltyContent { Fine = 2_000 }, LegalProfiles.For("LP-2005"), person: true));
    }

    [Fact]
    public void Scenario_10_no_hearing_within_seven_working_days_and_after_the_tenth_day_a_reason()
    {
        var (clock, profile) = (new LegalClock(TimeProvider.System), LegalProfiles.For("LP-2026A"));
        var window = HearingWindow.Of(clock, new LocalDate(2026, 9, 18), new LocalDate(2026, 9, 18), profile);
        Assert.Equal(new LocalDate(2026, 9, 30), window.Earliest);
        Assert.Equal("hearing.too-early", window.Check(new LocalDate(2026, 9, 29), profile)?.Code);
        Assert.Null(window.Check(new LocalDate(2026, 9, 30), profile));
        Assert.True(window.NeedsReason(window.TenDaysEnd.PlusDays(1)));
        Assert.False(window.NeedsReason(window.TenDaysEnd));
    }

    [Fact]
    public void Scenario_15_the_surcharge_of_120_per_cent_is_whole_in_2005_and_capped_today()
    {
        var (due, paid) = (new LocalDate(2005, 6, 15), new LocalDate(2005, 7, 25));
        Assert.Equal(new Surcharge(40, 12_000, false), Surcharge.Of(10_000, due, paid, LegalProfiles.For("LP-2005")));
        Assert.Equal(new Surcharge(40, 10_000, true), Surcharge.Of(10_000, due, paid, LegalProfiles.For("LP-2026A")));
    }

    [Fact]
    public void Scenario_17_the_remedies_are_those_of_the_profile()
    {
        var (then, now) = (LegalProfiles.For("LP-2005").Remedies, LegalProfiles.For("LP-2026A").Remedies);
        Assert.Equal(["广东省公安厅", "深圳市人民政府"], then.ReviewBodiesZh);
        Assert.Equal(["深圳市人民政府"], now.ReviewBodiesZh);
        Assert.Equal((3, 6), (then.SuitTerm.Amount, now.SuitTerm.Amount));
    }

    /// <summary>An order of seven days over these items, served on 2005-05-10.</summary>
    private static async Task<Stage> OrderAsync(string item, string? second = null)
    {
        var stage = await Stage.OpenAsync();
        await stage.GoToAsync(5, 9);
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-10"));
        await stage.GoToAsync(5, 10);
        await stage.DoAsync("inspection-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("inspection-finish", "Issues", stage.First, Filled.Visit([.. new[] { item, second }.OfType<string>().Select(Filled.Finding)]));
        await stage.DoAsync("disposal", "Order", stage.First, new JsonObject { ["termDays"] = 7 });
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
        await stage.DoAsync("service", "Served", stage.First, Filled.Served("2005-05-10"));
        return stage;
    }
}

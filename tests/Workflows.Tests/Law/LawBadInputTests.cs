using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Tests.Casework;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Law;

/// <summary>What the law does not let in is refused by name, with the rule that says so, and what was there stays.</summary>
public sealed class LawBadInputTests
{
    [Theory]
    [InlineData("2005-05-09", "service.before-issue")]
    [InlineData("2005-05-11", "service.in-future")]
    [InlineData("2005-03-31", "service.before-issue")]
    public async Task Service_is_neither_backdated_nor_dated_ahead(string day, string code)
    {
        await using var stage = await OrderedAsync();
        await RefusedAsync(stage, "service", "Served", Filled.Served(day), code);
    }

    [Fact]
    public async Task A_fax_receipt_proves_no_service_where_the_law_does_not_know_it()
    {
        await using var stage = await OrderedAsync();
        await RefusedAsync(stage, "service", "Served", new JsonObject { ["mode"] = "Electronic", ["servedOn"] = "2005-05-10", ["receiver"] = "传真回执", ["consent"] = "1号" }, "service.electronic-not-lawful");
    }

    [Theory]
    [InlineData("2005-04-01", "inspection.date-past")]
    [InlineData("2005-03-01", "inspection.date-past")]
    public async Task An_inspection_before_the_campaign_reaches_it_is_not_planned(string day, string code)
    {
        await using var stage = await PlannedAsync();
        await RefusedAsync(stage, "inspection-plan", "Plan", Filled.Plan(day), code);
    }

    [Fact]
    public async Task One_officer_is_not_both()
    {
        await using var stage = await PlannedAsync();
        var form = Filled.Plan("2005-05-10");
        form["coOfficer"] = form["leadOfficer"]!.DeepClone();
        await RefusedAsync(stage, "inspection-plan", "Plan", form, "officers.not-two");
    }

    [Fact]
    public async Task A_fine_above_the_ceiling_is_not_proposed()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        await RefusedAsync(stage, "penalty-investigation", "Conclude", Filled.Investigation(15_001), "penalty.fine-too-high");
        Assert.Null((await stage.PenaltyAsync()).Proposed);
    }

    [Fact]
    public async Task A_fine_heavier_than_notified_is_not_decided()
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.AnnounceAsync(stage, 9_000);
        await stage.GoToAsync(5, 26);
        await RefusedAsync(stage, "penalty-decision", "Penalise", Filled.Penalty(9_001), "penalty.heavier-than-announced");
        Assert.Null((await stage.PenaltyAsync()).Decided);
    }

    [Theory]
    [InlineData("违反《互联网安全保护技术措施规定》第八条", "citation.not-yet-in-force")]
    [InlineData("违反《中华人民共和国行政处罚法》第八十五条", "citation.no-such-article")]
    [InlineData("违反《网络安全法》第六十一条", "citation.not-yet-in-force")]
    public async Task A_rule_that_is_not_in_force_is_not_cited(string facts, string code)
    {
        await using var stage = await Stage.OpenAsync();
        await PenaltyWalk.FileAsync(stage);
        var form = Filled.Investigation(9_000);
        form["facts"] = facts;
        await RefusedAsync(stage, "penalty-investigation", "Conclude", form, code);
    }

    [Fact]
    public async Task A_visit_with_issues_names_one_at_least_so_that_no_order_is_without_items()
    {
        await using var stage = await PlannedAsync();
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-10"));
        await stage.GoToAsync(5, 10);
        await stage.DoAsync("inspection-start", "Start", stage.First, Filled.Start);
        await RefusedAsync(stage, "inspection-finish", "Issues", Filled.Visit(), "form.invalid");
        Assert.Equal(0, await stage.ReadAsync(db => db.Orders.CountAsync()));
    }

    [Theory]
    [InlineData("10.0.0.9-10.0.0.1", "unit.address-reversed")]
    [InlineData("2001:db8::2-2001:db8::1", "unit.address-reversed")]
    [InlineData("10.0.0.256", "unit.address-range")]
    [InlineData("2001:db8::/129", "unit.address-range")]
    [InlineData("10.0.0.1-2001:db8::1", "unit.address-families")]
    public void A_range_runs_forward_and_lies_in_its_family(string text, string code)
    {
        var refusal = AddressSpan.Parse(text).Refusal;
        Assert.Equal(code, refusal?.Code);
        Assert.NotEqual("", refusal!.Zh);
    }

    [Fact]
    public void Of_a_hundred_thousand_rows_ten_thousand_faulty_ones_are_told_each_and_the_others_are_good()
    {
        var text = new StringBuilder("单位名称,所属区,电路编号,上行带宽（Mbps）,下行带宽（Mbps）,IP地址段,是否再向下转售,转售对象,证照号码\n");
        for (var n = 0; n < 100_000; n++)
            text.Append(null, $"深圳市第{n}号网吧,宝安,L-{n},{(n % 10 == 0 ? 0 : 2)},2,10.{n >> 16}.{n >> 8 & 255}.{n & 255},否,,无\n");
        var good = 0;
        var report = new DeclarationReader(new FakeTimeProvider()).Read(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), "c", "d", "u", _ => good++);
        Assert.Equal((100_000, 90_000, 10_000), (report.Rows, good, report.Bad));
        Assert.All(report.BadRows, row => Assert.Contains("带宽应大于0", Assert.Single(row.Problems).ReasonZh, StringComparison.Ordinal));
    }

    [Fact]
    public void Mergers_do_not_come_round()
    {
        var units = new[] { "a", "b", "c" }.ToDictionary(id => id, UnitOf);
        units["a"].MergedIntoUnitId = "b";
        units["b"].MergedIntoUnitId = "c";
        Assert.Equal("unit.merge-circle", UnitMerge.Check(units["c"], units["a"], units.GetValueOrDefault)?.Code);
        Assert.Equal("unit.merge-circle", UnitMerge.Check(units["c"], units["c"], units.GetValueOrDefault)?.Code);
        Assert.Equal("unit.merged-already", UnitMerge.Check(units["a"], units["c"], units.GetValueOrDefault)?.Code);
    }

    [Fact]
    public void Every_violation_knows_its_ceiling_and_a_yuan_more_is_refused_with_the_basis()
    {
        var profile = LegalProfiles.For("LP-2005");
        foreach (var violation in Violations.All.Where(rule => rule.ExistsUnder(profile) && rule.UnitFineAfterLapse > 0))
        {
            var most = violation.Ceiling(true);
            Assert.Null(PenaltyRules.Check(new PenaltyContent { Fine = most }, violation.Code, profile));
            Assert.Equal(("penalty.fine-too-high", violation.PenaltyBasisZh), PenaltyRules.Check(new PenaltyContent { Fine = most + 1 }, violation.Code, profile) is { } refusal ? (refusal.Code, refusal.Basis) : default);
        }
    }

    /// <summary>An order that waits for service on 2005-05-10.</summary>
    private static async Task<Stage> OrderedAsync()
    {
        var stage = await PlannedAsync();
        await stage.DoAsync("inspection-plan", "Plan", stage.Lead, Filled.Plan("2005-05-10"));
        await stage.GoToAsync(5, 10);
        await stage.DoAsync("inspection-start", "Start", stage.First, Filled.Start);
        await stage.DoAsync("inspection-finish", "Issues", stage.First, Filled.Visit(Filled.Finding("A04")));
        await stage.DoAsync("disposal", "Order", stage.First, new JsonObject { ["termDays"] = 7 });
        await stage.DoAsync("order-approval", "Approve", stage.Lead);
        return stage;
    }

    /// <summary>A case that waits for the plan of its inspection; the self-check never came.</summary>
    private static async Task<Stage> PlannedAsync()
    {
        var stage = await Stage.OpenAsync();
        await stage.GoToAsync(5, 2);
        return stage;
    }

    private static async Task RefusedAsync(Stage stage, string act, string outcome, JsonObject form, string code)
    {
        var (task, state) = (await stage.TaskAsync(act), (await stage.CaseAsync()).State);
        var actor = task.Role switch { "LEAD" => stage.Lead, "CMD" => stage.Commander, _ => stage.First };
        var refusal = (await stage.TryAsync(act, outcome, actor, form)).Refusal;
        Assert.Equal(code, refusal?.Code);
        Assert.False(string.IsNullOrEmpty(refusal!.Zh) || string.IsNullOrEmpty(refusal.En));
        var after = await stage.TaskAsync(act);
        Assert.Equal((task.Id, task.Revision, state), (after.Id, after.Revision, (await stage.CaseAsync()).State));
    }

    private static Unit UnitOf(string id) => new() { Id = id, Code = id, Name = id, NameKey = id, Category = UnitCategory.Hotel, District = "福田区", Address = "x", RegistrationNumber = "x", LegalRepresentative = "x", SecurityOfficer = "x", Phone = "x", Email = "x", RegisteredAt = default };
}

using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Reconciliation.Synthetic;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Reconciliation;

public sealed class ComparisonTests
{
    private static Discrepancy Short(int days) => new()
    {
        Rule = "RC-13",
        Key = "RC-13|U1",
        Severity = "B",
        Subjects = ["U1"],
        Facts = [("days", $"{days}"), ("least", "60")],
        Zh = "日志只留存",
        En = "logs kept",
    };

    private static ReconciliationFinding Written(Discrepancy discrepancy, FindingState state = FindingState.Open) => new()
    {
        Id = "f",
        CampaignId = "c",
        Rule = discrepancy.Rule,
        Key = discrepancy.Key,
        Version = 1,
        InputHash = Comparison.HashOf(discrepancy),
        Snapshot = "",
        Zh = "",
        En = "",
        Score = 60,
        Grade = LeadGrade.Task,
        RunId = "r",
        FoundAt = default,
        State = state,
    };

    [Theory]
    [InlineData(FindingState.Open)]
    [InlineData(FindingState.Explained)]
    [InlineData(FindingState.Closed)]
    public void The_same_inputs_raise_nothing_again(FindingState state)
    {
        var result = Comparison.Against([Written(Short(30), state)], [Short(30)]);
        Assert.Empty(result.Fresh);
        Assert.Empty(result.Superseded);
        Assert.Empty(result.Gone);
    }

    [Fact]
    public void Other_inputs_make_a_further_version_even_of_what_was_closed()
    {
        var result = Comparison.Against([Written(Short(30), FindingState.Closed)], [Short(20)]);
        Assert.Equal(2, Assert.Single(result.Fresh).Version);
        Assert.Equal("RC-13|U1", Assert.Single(result.Superseded).Key);
    }

    [Fact]
    public void What_has_come_right_is_resolved_and_raised_anew_when_it_comes_back()
    {
        Assert.Single(Comparison.Against([Written(Short(30))], []).Gone);
        Assert.Empty(Comparison.Against([Written(Short(30), FindingState.Closed)], []).Gone);
        Assert.Equal(2, Assert.Single(Comparison.Against([Written(Short(30), FindingState.Resolved)], [Short(30)]).Fresh).Version);
    }

    [Fact]
    public void A_run_gives_the_same_keys_hashes_and_sentences_each_time()
    {
        var city = SyntheticAccess.Create(1_000, 5);
        static IEnumerable<string> Lines(SyntheticAccess city) => Comparison.Run(city.Picture()).Select(found => $"{found.Key} {Comparison.HashOf(found)} {found.Zh} {found.En}");
        Assert.Equal(Lines(city), Lines(SyntheticAccess.Create(1_000, 5)));
        Assert.All(Comparison.Run(city.Picture()), found => Assert.True(found.Zh.Length > 0 && found.En.Length > 0 && found.Subjects.Count > 0));
    }

    [Theory]
    [InlineData("RC-01", "A", 1.0, 0, 0, 90, LeadGrade.Case)]
    [InlineData("RC-01", "A", 0.7, 0, 0, 63, LeadGrade.Task)]
    [InlineData("RC-02", "B", 1.0, 0, 0, 60, LeadGrade.Task)]
    [InlineData("RC-02", "B", 1.0, 1, 1, 90, LeadGrade.Case)]
    [InlineData("RC-17", "C", 1.0, 0, 0, 30, LeadGrade.Watch)]
    [InlineData("RC-18", "C", 1.0, 9, 9, 165, LeadGrade.Return)]
    [InlineData("RC-07", "B", 1.0, 0, 0, 60, LeadGrade.Task)]
    [InlineData("RC-07", "A", 1.0, 0, 0, 90, LeadGrade.Case)]
    public void Leads_are_graded_by_weight_confidence_tips_and_penalties(string rule, string severity, double confidence, int tips, int penalties, double score, LeadGrade grade) =>
        Assert.Equal(new Lead(score, grade), Lead.Of(ReconciliationRule.Of(rule), severity, confidence, tips, penalties));

    [Fact]
    public void Each_of_the_twenty_rules_has_its_sentence_its_basis_and_its_innocent_reasons()
    {
        Assert.Equal(Enumerable.Range(1, 20).Select(n => $"RC-{n:00}"), ReconciliationRule.All.Select(rule => rule.Id));
        Assert.All(ReconciliationRule.All, rule => Assert.All([rule.Zh, rule.En, rule.Basis, rule.InnocentZh, rule.InnocentEn, rule.LeadType], text => Assert.False(string.IsNullOrWhiteSpace(text))));
        Assert.All(ReconciliationRule.All, rule => Assert.Contains(rule.Severity, new[] { "A", "B", "C" }));
    }

    [Fact]
    [Trait("Long", "ten seconds")]
    public void Everybody_claiming_one_public_range_is_still_told_in_bounds()
    {
        var city = SyntheticAccess.Create(20_000, 1);
        foreach (var statement in city.Statements)
            statement.Ledger = ["203.0.113.0/24"];
        var conflicts = Comparison.Run(city.Picture()).Count(found => found.Rule == "RC-06");
        Assert.InRange(conflicts, 19_000, 51 * 20_000);
    }

    [Fact]
    public void Mergers_may_chain_but_not_come_round()
    {
        var units = new SyntheticRegister(1).Generate(4).ToDictionary(unit => unit.Id);
        var (a, b, c, d) = (units.Values.ElementAt(0), units.Values.ElementAt(1), units.Values.ElementAt(2), units.Values.ElementAt(3));
        Assert.Null(UnitMerge.Check(a, b, units.GetValueOrDefault));
        a.MergedIntoUnitId = b.Id;
        Assert.Null(UnitMerge.Check(b, c, units.GetValueOrDefault));
        b.MergedIntoUnitId = c.Id;
        Assert.Equal(c, UnitMerge.StandsFor(a, units.GetValueOrDefault));
        Assert.Equal("unit.merge-circle", UnitMerge.Check(c, a, units.GetValueOrDefault)?.Code);
        Assert.Equal("unit.merge-circle", UnitMerge.Check(d, d, units.GetValueOrDefault)?.Code);
        Assert.Equal("unit.merged-already", UnitMerge.Check(a, d, units.GetValueOrDefault)?.Code);
    }
}

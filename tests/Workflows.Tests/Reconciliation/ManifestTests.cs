using System.Text;
using Orchestrator.Testing;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Reconciliation.Synthetic;

namespace Orchestrator.Workflows.Tests.Reconciliation;

public sealed class ManifestTests
{
    [Theory]
    [InlineData(1_000, 20050325)]
    [InlineData(1_000, 7)]
    [InlineData(10_000, 20050325)]
    public void All_that_was_put_in_is_found_and_nothing_else(int units, int seed)
    {
        var city = SyntheticAccess.Create(units, seed);

        var score = city.Manifest.Score(Comparison.Run(city.Picture()));

        Assert.Empty(score.Missed);
        Assert.Empty(score.Unexpected);
        Assert.Equal(1, score.Precision);
        Assert.Equal(1, score.Recall);
    }

    [Fact]
    public void Every_rule_has_five_anomalies_and_five_near_misses()
    {
        var manifest = SyntheticAccess.Create(1_000, 20050325).Manifest;

        Assert.All(ReconciliationRule.All, rule =>
        {
            Assert.True(manifest.Expected.Count(expected => expected.Rule == rule.Id) >= 5, rule.Id);
            Assert.True(manifest.NearMisses.Count(near => near.Rule == rule.Id) >= 5, rule.Id);
        });
    }

    public static TheoryData<string> Rules => [.. ReconciliationRule.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_finds_what_breaks_it_and_spares_what_just_keeps_to_it(string rule)
    {
        var city = SyntheticAccess.Create(1_000, 20050325);

        var found = ReconciliationRule.Of(rule).Check(city.Picture()).ToList();

        Assert.Equal(city.Manifest.Expected.Where(expected => expected.Rule == rule).Select(expected => expected.Key).Distinct().Order(StringComparer.Ordinal), found.Select(discrepancy => discrepancy.Key).Order(StringComparer.Ordinal));
        Assert.All(city.Manifest.NearMisses.Where(near => near.Rule == rule), near => Assert.DoesNotContain(found, discrepancy => discrepancy.Subjects[0] == near.Subject));
    }

    /// <summary>Each rule with its basis, each kind of case that breaks it with the sentence that officers read, and each that just keeps to it.</summary>
    [Fact]
    public void The_rules_say_what_they_were_approved_to_say()
    {
        var city = SyntheticAccess.Create(1_000, 20050325);
        var text = new StringBuilder();
        foreach (var rule in ReconciliationRule.All)
        {
            var found = rule.Check(city.Picture()).ToDictionary(discrepancy => discrepancy.Key);
            text.Append($"{rule.Id} {rule.LeadType} {rule.Severities} [{rule.Basis}]\n  {rule.Zh}\n  {rule.En}\n");
            foreach (var expected in city.Manifest.Expected.Where(expected => expected.Rule == rule.Id).DistinctBy(expected => expected.Because))
                text.Append($"  ! {found[expected.Key].Severity} {expected.Because}\n    {found[expected.Key].Zh}\n    {found[expected.Key].En}\n    {found[expected.Key].District ?? "city"}, {string.Join(", ", found[expected.Key].Facts.Select(fact => $"{fact.Name} {fact.Value}"))}\n");
            foreach (var near in city.Manifest.NearMisses.Where(near => near.Rule == rule.Id).Select(near => near.Because).Distinct())
                text.Append($"  ~ {near}\n");
            text.Append($"  ? {rule.InnocentZh}\n    {rule.InnocentEn}\n");
        }
        Approved.Check("tests/Workflows.Tests/Reconciliation/rules.txt", text.ToString());
    }

    [Fact]
    public void The_same_seed_gives_the_same_manifest() =>
        Assert.Equal(SyntheticAccess.Create(1_000, 3).Manifest.ToJson(), SyntheticAccess.Create(1_000, 3).Manifest.ToJson());
}

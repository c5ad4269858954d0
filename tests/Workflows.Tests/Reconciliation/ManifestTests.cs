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

    [Fact]
    public void The_same_seed_gives_the_same_manifest() =>
        Assert.Equal(SyntheticAccess.Create(1_000, 3).Manifest.ToJson(), SyntheticAccess.Create(1_000, 3).Manifest.ToJson());
}

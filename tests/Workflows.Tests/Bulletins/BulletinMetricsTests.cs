using System.Text.RegularExpressions;
using Orchestrator.Workflows.Bulletins;

namespace Orchestrator.Workflows.Tests.Bulletins;

public sealed partial class BulletinMetricsTests
{
    [Fact]
    public void Ids_are_unique_and_in_order_and_every_metric_is_defined_in_both_languages()
    {
        var ids = BulletinMetrics.All.Select(metric => metric.Id).ToList();
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.All(BulletinMetrics.All, metric => Assert.DoesNotContain("", new[] { metric.Zh, metric.En, metric.FormulaZh, metric.FormulaEn }));
    }

    [Fact]
    public void A_formula_refers_only_to_metrics_that_exist() =>
        Assert.All(BulletinMetrics.All.SelectMany(metric => MetricId().Matches(metric.FormulaZh)), match => Assert.NotNull(BulletinMetrics.Find(match.Value)));

    [Fact]
    public void The_bulletin_prints_the_figures_of_its_outline_and_each_is_defined()
    {
        var template = File.ReadAllText(Path.Combine(RepositoryRoot(), "src", "Templates", "Documents", "D41.html.scriban"));
        var printed = MetricId().Matches(template).Select(match => match.Value).ToHashSet();
        Assert.All(printed, id => Assert.NotNull(BulletinMetrics.Find(id)));
        // Those that steer the work but are no part of the bulletin's outline.
        Assert.Equal(["m16", "m35", "m39", "m41a", "m43", "m59", "m64", "m64a", "m75", "m76", "m90", "m91", "m92", "m92a", "m92b", "m93", "m93a", "m94", "m94a", "m95", "m96", "m96a", "m96b"],
            BulletinMetrics.All.Select(metric => metric.Id).Where(id => !printed.Contains(id)));
    }

    [Fact]
    public void The_table_by_district_uses_defined_metrics() => Assert.All(BulletinMetrics.ByDistrict, id => Assert.NotNull(BulletinMetrics.Find(id)));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Orchestrator.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }

    [GeneratedRegex(@"\bm[0-9]{2}[a-z]?\b")]
    private static partial Regex MetricId();
}

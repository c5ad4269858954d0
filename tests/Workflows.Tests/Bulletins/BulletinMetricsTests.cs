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
    public void Every_metric_that_the_bulletin_prints_is_defined_and_the_reverse()
    {
        var template = File.ReadAllText(Path.Combine(RepositoryRoot(), "src", "Templates", "Documents", "D41.html.scriban"));
        var printed = MetricId().Matches(template).Select(match => match.Value).ToHashSet();
        Assert.Equal(BulletinMetrics.All.Select(metric => metric.Id).Order(StringComparer.Ordinal), printed.Order(StringComparer.Ordinal));
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

    [GeneratedRegex(@"\bm[0-9]{2}\b")]
    private static partial Regex MetricId();
}

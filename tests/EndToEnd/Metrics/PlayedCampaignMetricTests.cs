using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Host.Simulation;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.Bulletins;

namespace Orchestrator.EndToEnd.Metrics;

/// <summary>The figures of a campaign that was played to its end, and the lists behind them.</summary>
public sealed class PlayedCampaignMetricTests
{
    [Fact]
    public async Task Every_figure_is_the_sum_of_its_list_and_the_frozen_snapshot_comes_out_the_same_byte_for_byte()
    {
        using var folder = new TemporaryFolder();
        var database = new DatabaseOptions(folder.File("played.db")) { SyncEveryCommit = false };
        await using (var session = await SimulationSession.OpenAsync(database, CancellationToken.None))
            await session.RunAsync(new SimulationRequest(40, 20050325), new Progress<SimulationProgress>(), CancellationToken.None);
        using var host = Orchestrator.Host.HostComposition.BuildTool(database);
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        var figures = scope.ServiceProvider.GetRequiredService<IBulletinFigures>();
        var bulletin = await db.Bulletins.AsNoTracking().SingleAsync();

        var snapshot = await figures.SnapshotAsync(bulletin.CampaignId, bulletin.AsOf);
        var again = await figures.SnapshotAsync(bulletin.CampaignId, bulletin.AsOf);

        Assert.Equal(bulletin.SnapshotHash, snapshot.Hash);
        Assert.Equal(Encoding.UTF8.GetString(snapshot.Json), Encoding.UTF8.GetString(again.Json));
        Assert.NotEqual(snapshot.Hash, (await figures.SnapshotAsync(bulletin.CampaignId, bulletin.AsOf.AddDays(60))).Hash);
        Assert.Equal(BulletinMetrics.All.Select(metric => metric.Id).Order(StringComparer.Ordinal), snapshot.Figures.Keys.Where(key => key.All(char.IsAsciiLetterOrDigit)));
        foreach (var metric in BulletinMetrics.All)
        {
            var rows = await figures.ListAsync(bulletin.CampaignId, metric.Id, bulletin.AsOf);
            Assert.Equal((metric.Id, snapshot.Figures[metric.Id]), (metric.Id, metric.Of(rows)));
            if (metric.Measure == MetricMeasure.Count)
                Assert.All(rows, row => Assert.Equal(1, row.Amount));
            Assert.Equal(rows.Count, rows.Select(row => row.Id).Distinct().Count());
        }
        Assert.Equal(await db.Cases.CountAsync(), snapshot.Figures["m02"]);
        Assert.Equal(snapshot.Figures["m22"], snapshot.Figures["m23"] + snapshot.Figures["m24"] + snapshot.Figures["m25"] + snapshot.Figures["m26"] + snapshot.Figures["m27"] + snapshot.Figures["m28"] + snapshot.Figures["m29"]);
        Assert.Equal(snapshot.Figures["m12"], snapshot.Figures["m13"] + snapshot.Figures["m14"]);
        foreach (var metric in BulletinMetrics.ByDistrict.Where(id => BulletinMetrics.Find(id)!.Measure == MetricMeasure.Count))
        {
            Assert.Equal((metric, snapshot.Figures[metric]), (metric, MetricSnapshot.ByDistrict(snapshot.Figures).Sum(district => district.Value.GetValueOrDefault(metric))));
            // A tip that proved true of a private person has no unit, so no category.
            var ofUnits = metric == "m41" ? (await figures.ListAsync(bulletin.CampaignId, metric, bulletin.AsOf)).Count(row => row.CaseId is not null) : snapshot.Figures[metric];
            Assert.Equal((metric, ofUnits), (metric, MetricSnapshot.ByCategory(snapshot.Figures).Sum(category => category.Value.GetValueOrDefault(metric))));
        }
        var text = Encoding.UTF8.GetString(snapshot.Json);
        Assert.All(await db.People.Select(person => person.DisplayName).ToListAsync(), name => Assert.DoesNotContain(name, text, StringComparison.Ordinal));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Client;
using Orchestrator.Client.Metrics;
using Orchestrator.EndToEnd.Casework;
using Orchestrator.Host.Seeding;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.EndToEnd.Metrics;

/// <summary>The service over <see cref="IndicatorCity"/>, some days after the instant for which it is counted.</summary>
public sealed class IndicatorCampaign : IAsyncLifetime
{
    private ServedCampaign _served = null!;
    private ServiceProvider _client = null!;

    public string CampaignId { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        _served = await ServedCampaign.StartPlantedAsync(new LocalDate(2005, 6, 20), PlantAsync);
        _client = _served.ClientOf("lead");
    }

    /// <summary>Every figure as of the instant.</summary>
    public async Task<IReadOnlyList<MetricInfo>> FiguresAsync() => (await Api.GetAsync(CampaignId, IndicatorCity.AsOf)).Metrics;

    /// <summary>The whole list behind a figure, page by page.</summary>
    public async Task<IReadOnlyList<MetricRowInfo>> ListAsync(string metric, string? district = null, string? category = null, string? part = null)
    {
        var rows = new List<MetricRowInfo>();
        string? cursor = null;
        do
        {
            var page = await Api.ListAsync(CampaignId, metric, IndicatorCity.AsOf, district, category, part, cursor, limit: 2);
            rows.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return rows;
    }

    internal Task<BrowserPage> SignInAsync(ChromiumBrowser browser) => _served.SignInAsync(browser, Role.Lead);

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _served.DisposeAsync();
    }

    private IMetricsApi Api => _client.GetRequiredService<IMetricsApi>();

    private async Task PlantAsync(IServiceProvider tool)
    {
        CampaignId = (await tool.GetRequiredService<Seed>().PlantAsync(units: 1, seed: 5, CancellationToken.None)).Id;
        await using var scope = tool.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>();
        var officers = await db.People.Where(person => person.Roles.Contains(Role.Officer)).OrderBy(person => person.SignInName).Select(person => person.Id).Take(3).ToListAsync();
        await new IndicatorCity(db, CampaignId, officers).PlantAsync();
    }
}

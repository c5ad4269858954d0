using NodaTime;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Reconciliation.Synthetic;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Simulation;

namespace Orchestrator.Host.Seeding;

/// <summary>Plants a synthetic city whose anomalies are known: register, tables and self-checks of the campaign of 2005.</summary>
internal sealed class AccessSeed(IUnitOfWork unitOfWork, Seed seed, TimeProvider clock)
{
    private const int RowsPerTransaction = 2_000;

    /// <summary>Refused when the database holds a campaign already.</summary>
    public async Task<AnomalyManifest> PlantAsync(int units, int seedOfCity, CancellationToken cancellationToken)
    {
        await seed.PublishShippedDefinitionsAsync(cancellationToken);
        var people = new SyntheticPeople(seedOfCity);
        var campaign = Campaign2005.Create(clock, isSimulated: true);
        var city = SyntheticAccess.Create(units, seedOfCity, campaign.Id);
        await unitOfWork.RunAsync(async (services, token) =>
        {
            var records = services.GetRequiredService<IRecords>();
            if (await records.CountAsync<Campaign>(_ => true, token) > 0)
                throw new RefusedException(new Refusal("seed.not-empty", "数据库中已有专项整治,不再写入。", "The database holds a campaign already; nothing was planted."));
            records.Add(campaign);
            foreach (var person in people.All)
                records.Add(person);
            // Shown by the clock of the day that the city was made for.
            var morning = LegalClock.At(SyntheticAccess.Today, new LocalTime(9, 0));
            records.Add(new SimulationRun
            {
                Id = "simulation",
                Seed = seedOfCity,
                Units = units,
                CampaignId = campaign.Id,
                From = morning,
                FinishedAt = morning,
                ClockOffsetMilliseconds = (long)(morning - clock.GetUtcNow()).TotalMilliseconds,
            });
        }, cancellationToken);
        var rows = city.Units.SelectMany(unit => new object[] { unit, people.Representative(unit) }).Concat(city.Declarations).Concat(city.Declared).Concat(city.Statements);
        foreach (var batch in rows.Chunk(RowsPerTransaction))
        {
            await unitOfWork.RunAsync((services, _) =>
            {
                var records = services.GetRequiredService<IRecords>();
                foreach (var row in batch)
                    records.Add(row);
                return Task.CompletedTask;
            }, cancellationToken);
        }
        return city.Manifest;
    }
}

using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.Simulation;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Simulation;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Host.Seeding;

/// <summary>Puts into a database what the product ships: definitions, and for trying it out the 2005 campaign with a synthetic register.</summary>
internal sealed class Seed(IUnitOfWork unitOfWork, ShippedDefinitions shipped, TimeProvider clock)
{
    private const string RunId = "simulation";
    private const string OfficeSignIn = "office";
    private const int CasesPerTransaction = 10;
    private const int UnitsPerTransaction = 500;

    /// <summary>Publishes each shipped definition that the database does not have yet; what authors have made of them since is left alone.</summary>
    public Task PublishShippedDefinitionsAsync(CancellationToken cancellationToken) => unitOfWork.RunAsync(async (services, token) =>
    {
        var store = services.GetRequiredService<IEngineStore>();
        var reader = services.GetRequiredService<DefinitionReader>();
        var triggers = services.GetRequiredService<ITriggerIndexer>();
        foreach (var (_, json) in shipped.All)
        {
            var document = reader.Read(json);
            var header = document.Header;
            if (await store.FindDefinitionAsync(header.DefinitionId, VersionOptions.Latest, token) is not null)
                continue;
            var definition = new WorkflowDefinition
            {
                Id = $"{header.DefinitionId}-v1",
                DefinitionId = header.DefinitionId,
                Version = 1,
                Name = header.Name,
                Description = (string?)document.Json["description"],
                IsLatest = true,
                IsPublished = true,
                UsableAsActivity = header.UsableAsActivity,
                ToolVersion = "3.8.0.0",
                CreatedAt = clock.GetUtcNow(),
                Json = json,
            };
            store.Add(definition);
            await triggers.IndexAsync(definition, token);
        }
    }, cancellationToken);

    /// <summary>The 2005 campaign, its people and units, ready to launch. Refused when the database holds a campaign already.</summary>
    public async Task<Campaign> PlantAsync(int units, int seed, CancellationToken cancellationToken)
    {
        await PublishShippedDefinitionsAsync(cancellationToken);
        var campaign = await unitOfWork.RunAsync(async (services, token) =>
        {
            var records = services.GetRequiredService<IRecords>();
            if (await records.CountAsync<Campaign>(_ => true, token) > 0)
                throw new RefusedException(new Refusal("seed.not-empty", "数据库中已有专项整治,不再写入。", "The database holds a campaign already; nothing was planted."));
            var planted = Campaign2005.Create(clock, isSimulated: true);
            records.Add(planted);
            foreach (var person in new SyntheticPeople(seed).All)
                records.Add(person);
            return planted;
        }, cancellationToken);
        await RegisterUnitsAsync(units, seed, cancellationToken);
        return campaign;
    }

    /// <summary>Begins a simulation in an empty database, or takes up the same one that the database holds. Another one there is refused.</summary>
    public async Task<SimulationRun> BeginSimulationAsync(SimulationRequest request, CancellationToken cancellationToken)
    {
        var run = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<IRecords>().FindAsync<SimulationRun>(RunId, token).AsTask(), cancellationToken);
        if (run is not null && (run.Seed, run.Units) != (request.Seed, request.Units))
            throw new RefusedException(new Refusal("simulation.other-run", $"数据库中已有另一次推演({run.Units} 户,种子 {run.Seed})。", $"The database holds another simulation ({run.Units} units, seed {run.Seed})."));
        if (run is null)
            run = await PlantSimulationAsync(request, cancellationToken);
        await RegisterUnitsAsync(run.Units, run.Seed, cancellationToken);
        return run;
    }

    /// <summary>Launches the campaign and opens a case for every unit; goes on where an interrupted launch stopped.</summary>
    public async Task LaunchAsync(string campaignId, CancellationToken cancellationToken)
    {
        var office = await unitOfWork.RunAsync(async (services, token) =>
        {
            var records = services.GetRequiredService<IRecords>();
            var actor = (await records.FirstAsync<Person>(person => person.UnitId == null && person.SignInName == OfficeSignIn, null, token))!.AsActor();
            var campaign = await records.GetAsync<Campaign>(campaignId, token);
            if (campaign.State == CampaignState.Draft)
                _ = (await services.GetRequiredService<CampaignDesk>().LaunchAsync(campaignId, actor, token)).Value;
            return actor;
        }, cancellationToken);
        string? after = null;
        do
        {
            after = (await unitOfWork.RunAsync((services, token) => services.GetRequiredService<CampaignDesk>().OpenCasesAsync(campaignId, after, CasesPerTransaction, office, token), cancellationToken)).LastUnitCode;
        }
        while (after is not null);
    }

    /// <summary>Remembers that the campaign is shown live at this offset from real time.</summary>
    public Task RememberClockAsync(TimeSpan offset, CancellationToken cancellationToken) => unitOfWork.RunAsync(async (services, token) =>
    {
        var run = await services.GetRequiredService<IRecords>().GetAsync<SimulationRun>(RunId, token);
        run.ClockOffsetMilliseconds = (long)offset.TotalMilliseconds;
    }, cancellationToken);

    private async Task<SimulationRun> PlantSimulationAsync(SimulationRequest request, CancellationToken cancellationToken)
    {
        await PublishShippedDefinitionsAsync(cancellationToken);
        return await unitOfWork.RunAsync(async (services, token) =>
        {
            var records = services.GetRequiredService<IRecords>();
            if (await records.CountAsync<Campaign>(_ => true, token) > 0)
                throw new RefusedException(new Refusal("simulation.not-empty", "推演需要空数据库,此库中已有专项整治。", "A simulation needs an empty database; this one holds a campaign."));
            var campaign = Campaign2005.Create(clock, isSimulated: true);
            records.Add(campaign);
            foreach (var person in new SyntheticPeople(request.Seed).All)
                records.Add(person);
            var run = new SimulationRun { Id = RunId, Seed = request.Seed, Units = request.Units, CampaignId = campaign.Id, From = LegalClock.At(campaign.IssuedOn, new NodaTime.LocalTime(9, 0)) };
            records.Add(run);
            return run;
        }, cancellationToken);
    }

    /// <summary>Adds the units that are not registered yet, with their representatives.</summary>
    private async Task RegisterUnitsAsync(int units, int seed, CancellationToken cancellationToken)
    {
        var people = new SyntheticPeople(seed);
        var registered = await unitOfWork.RunAsync((services, token) => services.GetRequiredService<IRecords>().CountAsync<Unit>(_ => true, token), cancellationToken);
        foreach (var batch in new SyntheticRegister(seed).Generate(units).Skip(registered).Chunk(UnitsPerTransaction))
        {
            await unitOfWork.RunAsync((services, _) =>
            {
                var records = services.GetRequiredService<IRecords>();
                foreach (var unit in batch)
                {
                    records.Add(unit);
                    records.Add(people.Representative(unit));
                }

                return Task.CompletedTask;
            }, cancellationToken);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Client.Tasks;
using Orchestrator.Engine;
using Orchestrator.Host.Simulation;
using Orchestrator.Reliability.Nodes;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Simulation;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Reliability.Load;

/// <summary>
/// All that people and machines ask of the nodes in one round: the tasks that simulated people would do by now, calls and meetings of events, and the
/// launch for units that are new. What is due by then falls due meanwhile by itself.
/// </summary>
internal sealed class Workload(World world, SeededRandom random)
{
    private const int MostDecisions = 40;
    private const int MostNewUnits = 6;
    private const int FirstUnits = 25;
    private const int MostUnits = 80;
    private string _admin = "";

    /// <summary>Registers units, starts what will be called, and answers what is to be asked, in a random order.</summary>
    public async Task<IReadOnlyList<IPromise>> PrepareAsync(CancellationToken cancellationToken)
    {
        var people = await world.ReadAsync(db => db.People.AsNoTracking().ToListAsync(cancellationToken));
        _admin = world.TokenOf(people.First(person => person.Roles.Contains(Role.Admin)));
        var promises = new List<IPromise>();
        if (await RegisterUnitsAsync(cancellationToken))
            promises.Add(new Launch(world.CampaignId, world.TokenOf(people.First(person => person.Roles.Contains(Role.Office))), NewId(), random.Next(World.Nodes)));
        promises.AddRange(await DecisionsAsync(people, cancellationToken));
        for (var calls = random.Between(10, 30); calls > 0; calls--)
            promises.Add(new Call(NewId(), _admin, random.Next(World.Nodes), random.Bernoulli(0.5)));
        foreach (var instance in await world.StartInstancesAsync(Drawings.Branches, random.Between(5, 20)))
            promises.Add(new Meeting(instance, _admin, random.Next(World.Nodes), random.Bernoulli(0.5)));
        return Shuffled(promises);
    }

    /// <summary>One more call, for whoever has nothing left to ask while the mishap lasts.</summary>
    public Call Another(int client) => new($"more-{Ids.New(world.Clock)}", _admin, client % World.Nodes, isSynchronous: client % 3 == 0);

    private async Task<bool> RegisterUnitsAsync(CancellationToken cancellationToken)
    {
        var known = await world.ReadAsync(db => db.Units.CountAsync(cancellationToken));
        var more = known == 0 ? FirstUnits : known < MostUnits ? random.Between(0, MostNewUnits) : 0;
        if (more == 0)
            return false;
        var representatives = new SyntheticPeople(world.Seed);
        return await world.InTransactionAsync((services, _) =>
        {
            var records = services.GetRequiredService<IRecords>();
            foreach (var unit in new SyntheticRegister(world.Seed).Generate(known + more).Skip(known))
            {
                records.Add(unit);
                records.Add(representatives.Representative(unit));
            }
            return Task.FromResult(true);
        }, cancellationToken);
    }

    private async Task<List<IPromise>> DecisionsAsync(List<Person> people, CancellationToken cancellationToken)
    {
        var byId = people.ToDictionary(person => person.Id);
        var open = await world.ReadAsync(db => db.Tasks.AsNoTracking().Where(task => task.Status == WorkTaskStatus.Open).OrderBy(task => task.Id).Select(task => task.Id).ToListAsync(cancellationToken));
        var decisions = new List<IPromise>();
        foreach (var id in open)
        {
            if (decisions.Count < MostDecisions && await world.ReadAsync(services => DecisionAsync(services, id, byId, cancellationToken)) is { } decision)
                decisions.Add(decision);
        }
        return decisions;
    }

    private async Task<Decision?> DecisionAsync(IServiceProvider services, string taskId, Dictionary<string, Person> people, CancellationToken cancellationToken)
    {
        var (db, clock) = (services.GetRequiredService<OrchestratorDbContext>(), services.GetRequiredService<LegalClock>());
        var simulated = new SimulatedPeople(world.Seed, new Rates(), clock);
        if (await new Situations(db).ReadAsync(taskId, cancellationToken) is not { } situation || simulated.When(situation) is not { } at || at > world.Clock.GetUtcNow())
            return null;
        var staff = new Staff(db, world.Seed, await Staff.LoadAsync(db, cancellationToken));
        var actor = await staff.WhoDoesAsync(situation, cancellationToken);
        var act = simulated.What(situation);
        var form = services.GetRequiredService<IActCatalog>().For(situation.Task).Single(known => known.Outcome == act.Outcome);
        var (lead, co) = staff.Pair(situation);
        var completion = new TaskCompletion(act.Outcome, FormFilling.Fill(form, act.Answers, lead, co, clock, staff.Panel), act.Reason);
        return new Decision(situation.Task, actor.Id, world.TokenOf(people[actor.Id]), completion, NewId(), random.Next(World.Nodes), hasTwin: random.Bernoulli(0.2));
    }

    private List<IPromise> Shuffled(List<IPromise> promises)
    {
        for (var i = promises.Count - 1; i > 0; i--)
        {
            var other = random.Next(i + 1);
            (promises[i], promises[other]) = (promises[other], promises[i]);
        }
        return promises;
    }

    private string NewId() => random.NextId(world.Clock.GetUtcNow());
}

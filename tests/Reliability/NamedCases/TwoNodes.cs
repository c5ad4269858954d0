using Microsoft.EntityFrameworkCore;
using Orchestrator.Reliability.Load;
using Orchestrator.Reliability.Nodes;
using Orchestrator.Reliability.Rounds;
using Orchestrator.Workflows.People;

namespace Orchestrator.Reliability.NamedCases;

/// <summary>Two nodes over one database, for tests that leave them serving.</summary>
public sealed class TwoNodes : IAsyncLifetime
{
    private const int Seed = 7;
    private Cluster? _cluster;
    private World? _world;
    private string? _admin;

    internal World World => _world ?? throw new InvalidOperationException("The nodes were not started.");

    /// <summary>Bearer token of an administrator.</summary>
    internal string Admin => _admin ?? throw new InvalidOperationException("The nodes were not started.");

    public async ValueTask InitializeAsync()
    {
        _cluster = await Cluster.StartAsync();
        _world = await World.StartAsync(_cluster, Seed);
        var people = await _world.ReadAsync(db => db.People.AsNoTracking().ToListAsync());
        _admin = _world.TokenOf(people.First(person => person.Roles.Contains(Role.Admin)));
    }

    public async ValueTask DisposeAsync()
    {
        if (_world is not null)
            await _world.DisposeAsync();
        if (_cluster is not null)
            await _cluster.DisposeAsync();
    }

    /// <summary>Asks for all of it, with that many clients at once.</summary>
    internal async Task AskAsync(IReadOnlyList<IPromise> promises, int clients)
    {
        using var caller = new Caller(World);
        await Parallel.ForEachAsync(promises, new ParallelOptions { MaxDegreeOfParallelism = clients, CancellationToken = TestContext.Current.CancellationToken }, async (promise, token) => await promise.AskAsync(caller, token));
    }

    /// <summary>When nothing is under way any more, every invariant holds and every promise was kept.</summary>
    internal async Task KeepsAsync(IReadOnlyList<IPromise> promises)
    {
        var token = TestContext.Current.CancellationToken;
        Assert.Null(await Rest.ReachAsync(World, token));
        Assert.Empty(await Verdict.OfAsync(World, promises, token));
    }
}

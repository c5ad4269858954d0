using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.Nodes;
using Orchestrator.Host.Tests.ElsaApi;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Tests.Clockwork;

/// <summary>What is due is moved in batches; what cannot be moved stands in nobody's way.</summary>
public sealed class PumpTests
{
    private const int Instances = 70;
    private const string Waits = """{"id":"F","type":"Elsa.Sequence","version":1,"activities":[{"id":"D","type":"Elsa.Delay","version":1,"timeSpan":{"typeName":"TimeSpan","expression":{"type":"Literal","value":"01:00:00"}}}]}""";

    [Fact]
    public async Task What_cannot_be_moved_is_set_aside_while_the_rest_of_its_batch_moves()
    {
        await using var server = await HostServer.StartAsync();
        using var admin = await server.SignedInAsync(Role.Admin);
        await admin.SaveAsync("waits", Waits);
        for (var i = 0; i < Instances; i++)
            await admin.ExecuteAsync("waits");
        var damaged = await server.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Instances.OrderBy(row => row.Id).Skip(5).FirstAsync());
        await SetStateAsync(server, damaged.Id, damaged.State[..20]);
        server.Clock.Advance(TimeSpan.FromHours(2));
        var pump = ActivatorUtilities.CreateInstance<Pump>(server.Services, new SetAside(server.Clock), NullLogger<Pump>.Instance);

        await pump.RunUntilIdleAsync(TestContext.Current.CancellationToken);
        Assert.Equal([damaged.Id], await RunningAsync(server));

        // Mended, it goes on when its time apart is over.
        await SetStateAsync(server, damaged.Id, damaged.State);
        Assert.Equal(0, await pump.RunUntilIdleAsync(TestContext.Current.CancellationToken));
        server.Clock.Advance(SetAside.Pause);
        Assert.Equal(1, await pump.RunUntilIdleAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await RunningAsync(server));
    }

    [Fact]
    public async Task A_node_that_has_more_than_a_batch_calls_the_others_and_one_that_helps_does_not()
    {
        await using var server = await HostServer.StartAsync();
        using var admin = await server.SignedInAsync(Role.Admin);
        await admin.SaveAsync("waits", Waits);
        var pump = ActivatorUtilities.CreateInstance<Pump>(server.Services, new SetAside(server.Clock), NullLogger<Pump>.Instance);
        var calls = 0;
        pump.Overrun += () => calls++;
        async Task<int> CallsAsync(int instances, Func<CancellationToken, Task<int>> drain)
        {
            for (var i = 0; i < instances; i++)
                await admin.ExecuteAsync("waits");
            calls = 0;
            server.Clock.Advance(TimeSpan.FromHours(2));
            Assert.Equal(instances, await drain(TestContext.Current.CancellationToken));
            return calls;
        }

        Assert.Equal(0, await CallsAsync(3, pump.RunUntilIdleAsync));
        Assert.Equal(1, await CallsAsync(Instances, pump.RunUntilIdleAsync));
        Assert.Equal(0, await CallsAsync(Instances, pump.HelpAsync));
    }

    [Fact]
    public async Task A_node_that_is_called_drains_though_no_alarm_rings_there()
    {
        await using var postgres = new PostgresServer();
        await postgres.InitializeAsync();
        var database = new DatabaseOptions(await postgres.CreateDatabaseAsync());
        await using var server = await HostServer.StartAsync(database: database);
        using var admin = await server.SignedInAsync(Role.Admin);
        await admin.SaveAsync("waits", Waits);
        await admin.ExecuteAsync("waits");
        server.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Single(await RunningAsync(server));
        using var pump = ActivatorUtilities.CreateInstance<Pump>(server.Services, new SetAside(server.Clock), NullLogger<Pump>.Instance);
        using var line = new NodeLine(database, server.Clock, NullLogger<NodeLine>.Instance);
        using var call = ActivatorUtilities.CreateInstance<StormCall>(server.Services, line, pump, NullLogger<StormCall>.Instance);
        await line.StartAsync(TestContext.Current.CancellationToken);
        await call.StartAsync(TestContext.Current.CancellationToken);

        using var other = new NodeLine(database, server.Clock, NullLogger<NodeLine>.Instance);
        while ((await RunningAsync(server)).Count > 0)
            await other.SayAsync("storm", [""], TestContext.Current.CancellationToken);
        await call.StopAsync(TestContext.Current.CancellationToken);
        await line.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_timer_that_its_instance_does_not_hold_due_is_set_aside_and_not_taken_for_ever()
    {
        await using var server = await HostServer.StartAsync();
        using var admin = await server.SignedInAsync(Role.Admin);
        await admin.SaveAsync("waits", Waits);
        await admin.ExecuteAsync("waits");
        await server.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Bookmarks
            .ExecuteUpdateAsync(row => row.SetProperty(bookmark => bookmark.DueAt, server.Clock.GetUtcNow().AddMinutes(-1))));
        using var pump = ActivatorUtilities.CreateInstance<Pump>(server.Services, new SetAside(server.Clock), NullLogger<Pump>.Instance);

        await pump.RunUntilIdleAsync(TestContext.Current.CancellationToken);
        Assert.Single(await RunningAsync(server));

        server.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await pump.RunUntilIdleAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await RunningAsync(server));
    }

    private static Task<int> SetStateAsync(HostServer server, string id, string state) => server.InTransactionAsync(services =>
        services.GetRequiredService<OrchestratorDbContext>().Instances.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(instance => instance.State, state)));

    private static Task<List<string>> RunningAsync(HostServer server) => server.InTransactionAsync(services =>
        services.GetRequiredService<OrchestratorDbContext>().Instances.Where(row => row.Status == WorkflowStatus.Running).Select(row => row.Id).ToListAsync());
}

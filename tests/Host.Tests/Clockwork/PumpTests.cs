using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.Tests.ElsaApi;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Storage.Model;
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

    private static Task<int> SetStateAsync(HostServer server, string id, string state) => server.InTransactionAsync(services =>
        services.GetRequiredService<OrchestratorDbContext>().Instances.Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(instance => instance.State, state)));

    private static Task<List<string>> RunningAsync(HostServer server) => server.InTransactionAsync(services =>
        services.GetRequiredService<OrchestratorDbContext>().Instances.Where(row => row.Status == WorkflowStatus.Running).Select(row => row.Id).ToListAsync());
}

using Npgsql;
using Orchestrator.Host.ElsaApi.Instances;
using Orchestrator.Host.Nodes;
using Orchestrator.Host.Tests.Fixture;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.People;

namespace Orchestrator.Host.Tests.ElsaApi;

/// <summary>Two nodes on one PostgreSQL database: what one commits, the observers of the other see.</summary>
public sealed class NodesTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [Fact]
    public async Task A_change_on_one_node_reaches_an_observer_of_the_other()
    {
        var database = new DatabaseOptions(await postgres.CreateDatabaseAsync());
        await using var here = await HostServer.StartAsync(database: database);
        await using var there = await HostServer.StartAsync(database: database);
        var task = await WaitingTask.OpenAsync(here);
        using var officer = await here.SignedInAsync(Role.Officer);
        using var colleague = await there.SignedInAsync(Role.Officer);
        using var viewer = await InstanceViewer.ConnectAsync(there, colleague);
        await ListenersAsync(database, [], count: 2);
        Assert.Null((await viewer.ObserveAsync(task.InstanceId))["error"]);

        await WaitingTask.DecideAsync(officer, task);

        await viewer.HearCompletionAsync(task.ActivityNodeId);
        Assert.Equal(task.InstanceId, (string?)(await viewer.HearAsync("WorkflowInstanceUpdatedAsync"))["workflowInstanceId"]);
    }

    [Fact]
    public async Task A_cut_connection_comes_back_its_observers_look_again_and_hear_on()
    {
        var database = new DatabaseOptions(await postgres.CreateDatabaseAsync());
        await using var here = await HostServer.StartAsync(database: database);
        await using var there = await HostServer.StartAsync(database: database);
        var task = await WaitingTask.OpenAsync(here);
        using var officer = await here.SignedInAsync(Role.Officer);
        using var colleague = await there.SignedInAsync(Role.Officer);
        using var viewer = await InstanceViewer.ConnectAsync(there, colleague);
        var before = await ListenersAsync(database, [], count: 2);
        Assert.Null((await viewer.ObserveAsync(task.InstanceId))["error"]);

        await postgres.ExecuteAsync($"select pg_terminate_backend(pid) from unnest(array[{string.Join(',', before)}]) as pid");

        Assert.Equal(task.InstanceId, (string?)(await viewer.HearAsync("WorkflowInstanceUpdatedAsync"))["workflowInstanceId"]);
        await ListenersAsync(database, before, count: 2);
        await WaitingTask.DecideAsync(officer, task);
        await viewer.HearCompletionAsync(task.ActivityNodeId);
    }

    [Fact]
    public void A_long_word_is_carried_in_parts_and_read_whole()
    {
        var ids = Enumerable.Range(0, 900).Select(i => $"流程{i:D28}").ToList();

        var parts = ChangedInstances.Write(ids).ToList();

        Assert.True(parts.Count > 1);
        Assert.All(parts, part => Assert.True(System.Text.Encoding.UTF8.GetByteCount(part) <= NodeLine.MostBytes));
        Assert.Equal(ids, parts.SelectMany(ChangedInstances.Read));
        Assert.Empty(ChangedInstances.Write([]));
    }

    // Asks until so many connections listen that are none of the given ones.
    private static async Task<List<int>> ListenersAsync(DatabaseOptions database, List<int> others, int count)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        while (true)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await using var ask = new NpgsqlCommand("select pid from pg_stat_activity where datname = current_database() and application_name = $1 and query like 'listen %' and state = 'idle'", connection)
            {
                Parameters = { new() { Value = NodeLine.Application } },
            };
            var found = new List<int>();
            await using var rows = await ask.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await rows.ReadAsync(TestContext.Current.CancellationToken))
                found.Add(rows.GetInt32(0));
            if (found.Except(others).Count() == count)
                return found;
        }
    }
}

using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Orchestrator.Engine;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;

namespace Orchestrator.Storage.Tests;

/// <summary>Two nodes that start, cancel and die at the same instant, on PostgreSQL, where their transactions run side by side.</summary>
public sealed class SideBySideTests(PostgresServer server) : IClassFixture<PostgresServer>, IAsyncLifetime
{
    private const int Starts = 12;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2005, 4, 1, 1, 0, 0, TimeSpan.Zero));
    private Database _one = null!;
    private Database _other = null!;

    public async ValueTask InitializeAsync()
    {
        _one = await Database.OnPostgresAsync(server, _clock);
        _other = _one.Restarted();
    }

    public async ValueTask DisposeAsync()
    {
        await _other.DisposeAsync();
        await _one.DisposeAsync();
    }

    [Theory]
    [InlineData("Singleton", null)]
    [InlineData("Correlation", "case-1")]
    [InlineData("CorrelatedSingleton", "case-1")]
    public async Task One_of_many_starts_at_once_gets_through(string strategy, string? correlationId)
    {
        await PublishAsync("wf", Step("Elsa.Event", "E", ("eventName", "go")), strategy);
        var runs = await StartAtOnceAsync(_ => correlationId);

        Assert.Single(runs, run => run.IsStarted);
        Assert.Equal(1, await _one.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Instances.CountAsync(i => i.Status == WorkflowStatus.Running)));
    }

    [Fact]
    public async Task Starts_that_are_not_in_each_others_way_all_get_through()
    {
        await PublishAsync("wf", Step("Elsa.Event", "E", ("eventName", "go")), "CorrelatedSingleton");

        Assert.All(await StartAtOnceAsync(i => $"case-{i}"), run => Assert.True(run.IsStarted));
    }

    [Fact]
    public async Task A_child_that_starts_while_its_parent_is_cancelled_is_cancelled_too()
    {
        await PublishAsync("child", Step("Elsa.Event", "E", ("eventName", "go")));
        await PublishAsync("parent", Step("Elsa.DispatchWorkflow", "D", ("workflowDefinitionId", "child"), ("waitForCompletion", "True")));
        var parent = await _one.InTransactionAsync(services => services.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest { DefinitionId = "parent" }));
        var (started, mayCommit) = (new TaskCompletionSource(), new TaskCompletionSource());
        var dispatch = _one.InTransactionAsync(async services =>
        {
            Assert.Equal(1, (await services.GetRequiredService<IWorkflowRuntime>().DrainQueueAsync(10)).Done);
            started.SetResult();
            await mayCommit.Task;
        });
        await started.Task;
        var cancel = _other.InTransactionAsync(services => services.GetRequiredService<IWorkflowRuntime>().CancelAsync(parent.InstanceId));
        await WaitForLockOrAsync(cancel);
        mayCommit.SetResult();
        await dispatch;

        Assert.Equal(CancelOutcome.Cancelled, await cancel);
        Assert.Equal([WorkflowSubStatus.Cancelled, WorkflowSubStatus.Cancelled], await _one.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Instances.Select(i => i.SubStatus).ToListAsync()));
    }

    [Fact]
    public async Task A_background_step_whose_node_dies_is_done_once_by_another()
    {
        await PublishAsync("child", Step("Elsa.Event", "E", ("eventName", "go")));
        var call = Step("Elsa.ExecuteWorkflow", "X", ("workflowDefinitionId", "child"));
        call["customProperties"] = new JsonObject { ["runAsynchronously"] = true };
        await PublishAsync("parent", call);
        var parent = await _one.InTransactionAsync(services => services.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest { DefinitionId = "parent" }));
        Assert.Equal(WorkflowSubStatus.Suspended, parent.SubStatus);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _one.InTransactionAsync(async services =>
        {
            Assert.Equal(1, (await services.GetRequiredService<IWorkflowRuntime>().DrainQueueAsync(10)).Done);
            throw new InvalidOperationException("killed");
        }));

        var drained = await Task.WhenAll(new[] { _one, _other }.Select(node => node.InTransactionAsync(services => services.GetRequiredService<IWorkflowRuntime>().DrainQueueAsync(10))));

        Assert.Equal(1, drained.Sum(result => result.Done));
        Assert.Equal(["child Suspended", "parent Finished"], await _one.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Instances.OrderBy(i => i.DefinitionId).Select(i => i.DefinitionId + " " + i.SubStatus).ToListAsync()));
    }

    [Fact]
    public async Task An_event_that_is_put_off_while_its_listener_commits_is_heard_at_once()
    {
        await PublishAsync("wf", Step("Elsa.Event", "E", ("eventName", "go")));
        await RaiseAsync();
        Task<DrainResult>? drain = null;
        await _other.InTransactionAsync(async services =>
        {
            await services.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest { DefinitionId = "wf" });
            drain = DrainAsync(_one);
            await WaitForLockOrAsync(drain);
        });
        await drain!;

        await DrainAsync(_one);
        Assert.Equal([WorkflowSubStatus.Finished], await StatusesAsync());
    }

    [Fact]
    public async Task An_event_whose_listener_begins_while_it_is_put_off_is_heard_at_once()
    {
        await PublishAsync("wf", Step("Elsa.Event", "E", ("eventName", "go")));
        await RaiseAsync();
        Task<WorkflowRunResult>? start = null;
        await _one.InTransactionAsync(async services =>
        {
            Assert.Equal(1, (await services.GetRequiredService<IWorkflowRuntime>().DrainQueueAsync(10)).PutOff);
            await services.GetRequiredService<OrchestratorDbContext>().SaveChangesAsync();
            start = _other.InTransactionAsync(other => other.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest { DefinitionId = "wf" }));
            await WaitForLockOrAsync(start);
        });
        await start!;

        await DrainAsync(_other);
        Assert.Equal([WorkflowSubStatus.Finished], await StatusesAsync());
    }

    private Task RaiseAsync() => _one.InTransactionAsync(services =>
    {
        services.GetRequiredService<IWorkflowRuntime>().PublishEvent(new PublishEventRequest("go"));
        return Task.CompletedTask;
    });

    private static Task<DrainResult> DrainAsync(Database node) => node.InTransactionAsync(services => services.GetRequiredService<IWorkflowRuntime>().DrainQueueAsync(10));

    private Task<List<WorkflowSubStatus>> StatusesAsync() =>
        _one.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Instances.Select(i => i.SubStatus).ToListAsync());

    /// <summary>All transactions are open before the first of them asks whether it may start.</summary>
    private Task<WorkflowRunResult[]> StartAtOnceAsync(Func<int, string?> correlationOf)
    {
        var (arrived, allAreThere) = (0, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return Task.WhenAll(Enumerable.Range(0, Starts).Select(i => (i % 2 == 0 ? _one : _other).InTransactionAsync(async services =>
        {
            if (Interlocked.Increment(ref arrived) == Starts)
                allAreThere.SetResult();
            await allAreThere.Task;
            return await services.GetRequiredService<IWorkflowRuntime>().StartAsync(new StartWorkflowRequest { DefinitionId = "wf", CorrelationId = correlationOf(i) });
        })));
    }

    /// <summary>Looks until a transaction of the test's database waits for a lock, or the work is over without having waited.</summary>
    private async Task WaitForLockOrAsync(Task work)
    {
        await using var watching = new NpgsqlConnection(await _one.InTransactionAsync(services => Task.FromResult(services.GetRequiredService<DatabaseOptions>().ConnectionString)));
        await watching.OpenAsync();
        await using var command = new NpgsqlCommand("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'", watching);
        while (!work.IsCompleted && (long)(await command.ExecuteScalarAsync())! == 0)
            await Task.Yield();
    }

    private Task PublishAsync(string id, JsonObject root, string? strategy = null) => _one.InTransactionAsync(async services =>
    {
        var library = services.GetRequiredService<DefinitionLibrary>();
        await library.SaveDraftAsync(new JsonObject
        {
            ["definitionId"] = id,
            ["name"] = id,
            ["options"] = strategy is null ? [] : new JsonObject { ["activationStrategyType"] = $"Elsa.Workflows.Runtime.ActivationValidators.{strategy}Strategy, Elsa.Workflows.Runtime" },
            ["root"] = root,
        });
        Assert.False((await library.PublishAsync(id)).IsRefused);
    });

    private static JsonObject Step(string type, string id, params (string Name, string Text)[] inputs)
    {
        var json = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, text) in inputs)
            json[name] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = text } };
        return json;
    }
}

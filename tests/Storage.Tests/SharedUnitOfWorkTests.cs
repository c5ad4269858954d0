using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Storage.Tests;

/// <summary>Officers who decide while as many transactions run as may run at once: their decisions wait and are then carried out together.</summary>
public sealed class SharedUnitOfWorkTests(PostgresServer server) : IClassFixture<PostgresServer>, IAsyncLifetime
{
    private const int Deciding = 4;
    private static readonly int Running = Math.Max(1, Environment.ProcessorCount / 2);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2005, 4, 1, 1, 0, 0, TimeSpan.Zero));
    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Database _database = null!;
    private CasesToDecide _cases = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.OnPostgresAsync(server, _clock);
        _cases = new CasesToDecide(_database, _clock);
        await _cases.FurnishAsync(Running + Deciding);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task They_share_a_transaction_and_each_gets_its_own_answer()
    {
        var (running, tasks) = (await OccupyAsync(), await TasksAsync());
        var decided = tasks.ConvertAll(task => RunAsync(task));
        _letGo.SetResult();

        var answers = await Task.WhenAll(decided);
        Assert.Equal(tasks, answers.Select(answer => answer.Completed.TaskId));
        Assert.All(answers, answer => Assert.Equal("U10", answer.Completed.CaseState));
        Assert.Single(answers.Select(answer => answer.Transaction).Distinct());
        Assert.Equal(Running, (await Task.WhenAll(running)).Select(answer => answer.Transaction).Distinct().Count());
        Assert.Equal(Running + Deciding, await CompletedAsync());
    }

    [Fact]
    public async Task One_that_is_refused_is_told_so_and_the_others_go_through()
    {
        var (running, tasks) = (await OccupyAsync(), await TasksAsync());
        var decided = tasks.ConvertAll(task => task == tasks[1] ? _database.SharedUnitOfWork.RunAsync(task, (services, _) => RefusedAfterAllAsync(services, task)) : RunAsync(task));
        _letGo.SetResult();

        await Task.WhenAll([.. running, decided[0], decided[2], decided[3]]);
        Assert.Equal("mind-changed", (await Assert.ThrowsAsync<RefusedException>(() => decided[1])).Refusal.Code);
        Assert.Equal(Running + Deciding - 1, await CompletedAsync());
        // It left nothing behind and can be done still.
        Assert.Equal("U10", (await _cases.DecideAsync(tasks[1])).CaseState);
    }

    [Fact]
    public async Task Of_two_who_do_one_task_one_is_refused()
    {
        var (running, tasks) = (await OccupyAsync(), await TasksAsync());
        var (one, other) = (RunAsync(tasks[0]), RunAsync(tasks[0]));
        _letGo.SetResult();

        await Task.WhenAll(running);
        Assert.Single(await RefusedAsync([one, other]));
        Assert.Equal(Running + 1, await CompletedAsync());
    }

    [Fact]
    public async Task A_case_that_somebody_holds_keeps_nobody_waiting_but_its_own()
    {
        var tasks = await TasksAsync();
        var (held, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holder = _database.InTransactionAsync(async services =>
        {
            await services.GetRequiredService<IRecords>().LockCaseAsync(CasesToDecide.CaseId(Running));
            held.SetResult();
            await end.Task;
        });
        await held.Task;
        // More of them than transactions may run at once.
        var behind = Enumerable.Range(0, Running + 1).Select(_ => RunAsync(tasks[0])).ToList();

        Assert.Equal("U10", (await RunAsync(tasks[1])).Completed.CaseState);
        Assert.DoesNotContain(behind, task => task.IsCompleted);
        end.SetResult();
        await holder;
        Assert.Equal(behind.Count - 1, (await RefusedAsync(behind)).Count);
    }

    [Fact]
    public async Task What_numbers_documents_of_the_same_kinds_does_so_in_the_same_order_everywhere()
    {
        var (running, tasks) = (await OccupyAsync(), await TasksAsync());
        var acts = new Dictionary<string, string> { [tasks[0]] = "service", [tasks[1]] = "order-approval", [tasks[2]] = "service", [tasks[3]] = "case-close" };
        foreach (var (task, act) in acts)
            await _database.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Tasks.Where(row => row.Id == task).ExecuteUpdateAsync(row => row.SetProperty(known => known.Act, act)));
        var order = new List<string>();
        var done = tasks.ConvertAll(task => _database.SharedUnitOfWork.RunAsync(task, (_, _) =>
        {
            order.Add(acts[task]);
            return Task.FromResult(task);
        }));
        _letGo.SetResult();

        await Task.WhenAll([.. running, .. done]);
        Assert.Equal(["case-close", "order-approval", "service", "service"], order);
    }

    [Fact]
    public async Task Who_hangs_up_before_the_turn_comes_decides_nothing()
    {
        var (running, tasks) = (await OccupyAsync(), await TasksAsync());
        using var hungUp = new CancellationTokenSource();
        var (given, other) = (RunAsync(tasks[0], hungUp.Token), RunAsync(tasks[1]));
        await hungUp.CancelAsync();
        _letGo.SetResult();

        await Task.WhenAll([.. running, other]);
        await Assert.ThrowsAsync<TaskCanceledException>(() => given);
        Assert.Equal(Running + 1, await CompletedAsync());
    }

    [Fact]
    public async Task While_one_transaction_ends_the_next_is_begun()
    {
        var tasks = await TasksAsync();
        var (held, begun, end) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource());
        // A task is read without being held, so its decision comes as far as the write.
        var holder = _database.InTransactionAsync(async services =>
        {
            await services.GetRequiredService<OrchestratorDbContext>().Database.ExecuteSqlAsync($"select 1 from work_tasks where id = {tasks[0]} for update");
            held.SetResult();
            await end.Task;
        });
        await held.Task;
        var written = _database.SharedUnitOfWork.RunAsync(tasks[0], (services, _) =>
        {
            begun.TrySetResult();
            return DecideAsync(services, tasks[0]);
        });
        await begun.Task;

        Assert.Equal("U10", (await RunAsync(tasks[1])).Completed.CaseState);
        Assert.False(written.IsCompleted);
        end.SetResult();
        await holder;
        Assert.Equal("U10", (await written).Completed.CaseState);
    }

    [Fact]
    public async Task One_that_takes_long_keeps_nobody_waiting()
    {
        var (running, tasks) = (await OccupyAsync(), await TasksAsync());
        var behind = RunAsync(tasks[0]);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("U10", (await behind).Completed.CaseState);
        // Who comes later still need not wait for another to come.
        Assert.Equal("U10", (await RunAsync(tasks[1])).Completed.CaseState);
        Assert.DoesNotContain(running, task => task.IsCompleted);
        _letGo.SetResult();
        await Task.WhenAll(running);
    }

    /// <summary>As many decisions as may run at once, which wait for a word in the middle of their transactions.</summary>
    private async Task<List<Task<(TaskCompleted Completed, string Transaction)>>> OccupyAsync()
    {
        var running = new List<Task<(TaskCompleted, string)>>();
        for (var i = 0; i < Running; i++)
        {
            var (task, begun) = (await _cases.OpenTaskAsync(i), new TaskCompletionSource());
            running.Add(_database.SharedUnitOfWork.RunAsync(task, async (services, _) =>
            {
                begun.TrySetResult();
                await _letGo.Task;
                return await DecideAsync(services, task);
            }));
            await begun.Task;
        }
        return running;
    }

    private async Task<List<string>> TasksAsync()
    {
        var tasks = new List<string>();
        for (var i = 0; i < Deciding; i++)
            tasks.Add(await _cases.OpenTaskAsync(Running + i));
        return tasks;
    }

    private Task<(TaskCompleted Completed, string Transaction)> RunAsync(string task, CancellationToken cancellationToken = default) =>
        _database.SharedUnitOfWork.RunAsync(task, (services, _) => DecideAsync(services, task), cancellationToken);

    private static async Task<(TaskCompleted Completed, string Transaction)> DecideAsync(IServiceProvider services, string task)
    {
        var done = await CasesToDecide.AcceptAsync(services, task);
        return (done, await services.GetRequiredService<OrchestratorDbContext>().Database.SqlQuery<string>($"select pg_current_xact_id()::text as \"Value\"").SingleAsync());
    }

    private static async Task<(TaskCompleted Completed, string Transaction)> RefusedAfterAllAsync(IServiceProvider services, string task)
    {
        await DecideAsync(services, task);
        throw new RefusedException(new Refusal("mind-changed", "改变主意。", "Changed the mind."));
    }

    /// <summary>Waits for all, and answers what those were told who did not succeed.</summary>
    private static async Task<IReadOnlyList<RefusedException>> RefusedAsync(IEnumerable<Task> deciding)
    {
        var refused = new List<RefusedException>();
        foreach (var decision in deciding)
        {
            if (await Record.ExceptionAsync(() => decision) is { } error)
                refused.Add(Assert.IsType<RefusedException>(error));
        }
        return refused;
    }

    private Task<int> CompletedAsync() =>
        _database.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Tasks.CountAsync(row => row.Status == WorkTaskStatus.Completed));
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Testing;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Storage.Tests;

/// <summary>Batches that number documents of one series and follow closely on one another: the second reckons on from where the first will end, and no number is lost or given twice if it does not.</summary>
public sealed class BulkSerialTests(PostgresServer server) : IClassFixture<PostgresServer>, IAsyncLifetime
{
    private static readonly NumberSeries Series = new("深公", "网", "通", 2005);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly TaskCompletionSource _firstHasReckoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _secondHasReckoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<int[]> _attemptsOfSecond = [];
    private Database _database = null!;

    public async ValueTask InitializeAsync() => _database = await Database.OnPostgresAsync(server, new FakeTimeProvider(new DateTimeOffset(2005, 4, 1, 1, 0, 0, TimeSpan.Zero)));

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task The_second_batch_reckons_while_the_first_is_not_committed()
    {
        var first = FirstAsync(fails: false);
        await SecondAsync();
        await first;
        Assert.Equal([4, 5], Assert.Single(_attemptsOfSecond));
        Assert.Equal(6, await NextAsync());
    }

    [Fact]
    public async Task The_second_batch_takes_the_numbers_of_the_first_when_that_is_undone()
    {
        var first = FirstAsync(fails: true);
        await SecondAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        Assert.Equal([[4, 5], [1, 2]], _attemptsOfSecond);
        Assert.Equal(3, await NextAsync());
    }

    [Fact]
    public async Task A_number_given_by_somebody_else_meanwhile_is_not_given_again()
    {
        _firstHasReckoned.SetResult();
        await SecondAsync(async () => Assert.Equal(1, await NextAsync()));
        Assert.Equal([[1, 2], [2, 3]], _attemptsOfSecond);
        Assert.Equal(4, await NextAsync());
    }

    private Task FirstAsync(bool fails) => _database.InTransactionAsync(async services =>
    {
        var records = services.GetRequiredService<IRecords>();
        var taken = await TakeAsync(records, 3);
        Assert.Equal([1, 2, 3], taken);
        // A question about all people writes what is in hand.
        await records.CountAsync<Person>(_ => true);
        _firstHasReckoned.SetResult();
        await _secondHasReckoned.Task.WaitAsync(Patience);
        if (fails)
            throw new InvalidOperationException("The first batch is undone.");
    });

    private Task SecondAsync(Func<Task>? between = null) => _database.InTransactionAsync(async services =>
    {
        await _firstHasReckoned.Task.WaitAsync(Patience);
        _attemptsOfSecond.Add(await TakeAsync(services.GetRequiredService<IRecords>(), 2));
        if (_attemptsOfSecond.Count == 1 && between is not null)
            await between();
        _secondHasReckoned.TrySetResult();
    });

    private static async Task<int[]> TakeAsync(IRecords records, int count)
    {
        var taken = new int[count];
        records.BeginNew();
        for (var i = 0; i < count; i++)
            taken[i] = await records.NextSerialAsync(Series);
        records.FinishNew();
        return taken;
    }

    private Task<int> NextAsync() => _database.InTransactionAsync(services => services.GetRequiredService<IRecords>().NextSerialAsync(Series));
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Orchestrator.Engine;
using Orchestrator.Storage.Due;
using Orchestrator.Testing;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Storage.Tests;

/// <summary>An officer works on a case at the very moment at which its deadline falls due, on PostgreSQL.</summary>
public sealed class HeldCaseTests(PostgresServer server) : IClassFixture<PostgresServer>, IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2005, 4, 1, 1, 0, 0, TimeSpan.Zero));
    private Database _database = null!;

    public async ValueTask InitializeAsync() => _database = await Database.OnPostgresAsync(server, _clock);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Others_are_taken_meanwhile_and_the_one_that_was_passed_over_is_waited_for()
    {
        var (busy, free) = (await NewCaseAsync(1), await NewCaseAsync(2));
        var (held, letGo) = (new TaskCompletionSource(), new TaskCompletionSource());
        var officer = _database.InTransactionAsync(async services =>
        {
            await services.GetRequiredService<IRecords>().LockCaseAsync(busy.CaseId);
            held.SetResult();
            await letGo.Task;
            // What the officer does makes the deadline moot.
            (await services.GetRequiredService<IRecords>().GetAsync<Deadline>(busy.Id)).Status = DeadlineStatus.Cancelled;
        });
        await held.Task;

        var taken = await _database.InTransactionAsync(services => services.GetRequiredService<DueWork>().TakeDeadlinesAsync(_clock.GetUtcNow(), [], 10));
        Assert.Equal([free.Id], taken.Select(deadline => deadline.Id));
        await FireAsync(free.Id);

        var waiting = _database.InTransactionAsync(services => services.GetRequiredService<DueWork>().AwaitDeadlineAsync(_clock.GetUtcNow(), []));
        Assert.False(waiting.IsCompleted);
        letGo.SetResult();
        await officer;
        Assert.Equal(DeadlineStatus.Cancelled, (await waiting)!.Status);
        Assert.Null(await _database.InTransactionAsync(services => services.GetRequiredService<DueWork>().AwaitDeadlineAsync(_clock.GetUtcNow(), [])));
    }

    private Task<DeadlineStatus> FireAsync(string id) => _database.InTransactionAsync(async services => (await services.GetRequiredService<IRecords>().GetAsync<Deadline>(id)).Status = DeadlineStatus.Fired);

    private async Task<(string Id, string CaseId)> NewCaseAsync(int number)
    {
        var now = _clock.GetUtcNow();
        var @case = new UnitCase
        {
            Id = Ids.New(_clock),
            CampaignId = "c",
            UnitId = $"u{number}",
            Number = $"2005-166-0000{number}",
            UnitName = "深圳市云帆网络技术有限公司",
            District = "福田",
            Category = UnitCategory.LocalIsp,
            StateSince = now,
            OpenedAt = now,
        };
        var deadline = new Deadline
        {
            Id = Ids.New(_clock),
            CampaignId = "c",
            CaseId = @case.Id,
            InstanceId = "i",
            Timer = "T-06",
            Kind = DeadlineKind.Statutory,
            StartedOn = new LocalDate(2005, 3, 22),
            DueOn = new LocalDate(2005, 3, 31),
            ExpiresAt = now,
            ExplanationZh = "说明",
            ExplanationEn = "explanation",
            Rule = "rule",
            ArmedAt = now,
        };
        await _database.InTransactionAsync(services =>
        {
            services.GetRequiredService<IRecords>().Add(@case);
            services.GetRequiredService<IRecords>().Add(deadline);
            return Task.CompletedTask;
        });
        return (deadline.Id, @case.Id);
    }
}

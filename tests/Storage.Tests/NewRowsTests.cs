using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Storage.Tests;

/// <summary>Cases that a transaction makes in bulk, whichever database is beneath them: what is asked meanwhile is answered as ever, and what is read afterwards is what was made.</summary>
public abstract class NewRowsTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2005, 4, 1, 1, 0, 0, TimeSpan.Zero));
    private Database _database = null!;

    protected abstract Task<Database> CreateAsync(TimeProvider clock);

    public async ValueTask InitializeAsync() => _database = await CreateAsync(_clock);

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Rows_of_many_new_cases_are_there_after_the_commit_as_they_were_made()
    {
        await _database.InTransactionAsync(async services =>
        {
            foreach (var number in Enumerable.Range(1, 30))
                await MakeAsync(services, number);
        });
        var cases = await ReadAsync(db => db.Cases.AsNoTracking().OrderBy(row => row.Id).ToListAsync());
        Assert.Equal(30, cases.Count);
        Assert.All(cases, row => Assert.Equal((2, UnitCategory.Hotel, "福田", _clock.GetUtcNow()), (row.AuditLength, row.Category, row.District, row.OpenedAt)));
        var deadline = await ReadAsync(db => db.Deadlines.AsNoTracking().SingleAsync(row => row.Id == "deadline-0007"));
        Assert.Equal(("case-0007", DeadlineKind.Campaign, new LocalDate(2005, 4, 29), DeadlineStatus.Armed), (deadline.CaseId, deadline.Kind, deadline.DueOn, deadline.Status));
        Assert.Null(deadline.FiredAt);
        Assert.Null((await _database.InTransactionAsync(services => services.GetRequiredService<AuditVerifier>().VerifyAsync())).Broken);
        Assert.Contains(deadline.ExpiresAt, _database.Commits.All.SelectMany(commit => commit.DueInstants));
        // The next document takes the next number.
        Assert.Equal(31, await _database.InTransactionAsync(services => services.GetRequiredService<IRecords>().NextSerialAsync(Series)));
    }

    [Fact]
    public async Task A_question_that_goes_beyond_the_new_case_sees_all_that_was_made_before_it()
    {
        await _database.InTransactionAsync(async services =>
        {
            var records = services.GetRequiredService<IRecords>();
            await MakeAsync(services, 1);
            records.BeginNew();
            records.Add(Case(2));
            records.Add(DeadlineOf(2));
            Assert.Equal(2, await records.CountAsync<Deadline>(row => row.Status == DeadlineStatus.Armed));
            (await records.LockCaseAsync("case-0002")).ClosedAt = _clock.GetUtcNow();
            records.FinishNew();
            Assert.Equal(2, await records.CountAsync<UnitCase>(_ => true));
        });
        Assert.Equal([false, true], await ReadAsync(db => db.Cases.OrderBy(row => row.Id).Select(row => row.ClosedAt != null).ToListAsync()));
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_nothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _database.InTransactionAsync<bool>(async services =>
        {
            await MakeAsync(services, 1);
            await services.GetRequiredService<IRecords>().CountAsync<Deadline>(_ => true);
            throw new InvalidOperationException("killed");
        }));
        Assert.Equal((0, 0), (await ReadAsync(db => db.Cases.CountAsync()), await ReadAsync(db => db.AuditEvents.CountAsync())));
        Assert.Equal(1, await _database.InTransactionAsync(services => services.GetRequiredService<IRecords>().NextSerialAsync(Series)));
    }

    [Fact]
    public async Task A_number_that_was_given_back_goes_to_the_next_within_the_transaction_and_after_it()
    {
        await _database.InTransactionAsync(async services =>
        {
            await MakeAsync(services, 1);
            var records = services.GetRequiredService<IRecords>();
            records.BeginNew();
            Assert.Equal(2, await records.NextSerialAsync(Series));
            await records.ReturnSerialAsync(Series);
            Assert.Equal(2, await records.NextSerialAsync(Series));
            Assert.Equal(3, await records.NextSerialAsync(Series));
            await records.ReturnSerialAsync(Series);
            records.FinishNew();
        });
        Assert.Equal(3, await _database.InTransactionAsync(async services =>
        {
            var records = services.GetRequiredService<IRecords>();
            await records.NextSerialAsync(Series);
            await records.ReturnSerialAsync(Series);
            return await records.NextSerialAsync(Series);
        }));
    }

    [Fact]
    public async Task Units_of_a_register_are_there_as_they_were_read()
    {
        await _database.InTransactionAsync(services =>
        {
            var records = services.GetRequiredService<IRecords>();
            records.BeginNew();
            foreach (var number in Enumerable.Range(1, 30))
                records.Add(RegisteredUnit(number));
            records.FinishNew();
            return Task.CompletedTask;
        });
        var unit = await ReadAsync(db => db.Units.AsNoTracking().SingleAsync(row => row.Code == "SZ-000007"));
        Assert.Equal(30, await ReadAsync(db => db.Units.CountAsync()));
        Assert.Equal(["198.51.100.0/24", "203.0.113.8/29"], unit.AddressRanges);
        Assert.Equal((12.5m, UnitCategory.DataCentre, "unit-0006"), (unit.BandwidthMbps, unit.Category, unit.UpstreamUnitId));
        Assert.Null(unit.LicenceNumber);
    }

    private static NumberSeries Series { get; } = new("深公", "网", "责改", 2005);

    private static async Task MakeAsync(IServiceProvider services, int number)
    {
        var (records, audit) = (services.GetRequiredService<IRecords>(), services.GetRequiredService<IAuditTrail>());
        records.BeginNew();
        var made = Case(number);
        records.Add(made);
        audit.Append(made, Actor.System, "case.opened");
        records.Add(DeadlineOf(number));
        var caseId = made.Id;
        Assert.Equal($"deadline-{number:D4}", Assert.Single(await records.ListAsync<Deadline>(row => row.CaseId == caseId && row.Status == DeadlineStatus.Armed, 10)).Id);
        Assert.Null(await records.FirstAsync<Deadline>(row => row.CaseId == caseId && row.Status == DeadlineStatus.Fired));
        Assert.Same(made, await records.LockCaseAsync(caseId));
        Assert.Equal(number, await records.NextSerialAsync(Series));
        audit.Append(made, Actor.System, "deadline.armed");
        records.FinishNew();
    }

    private static UnitCase Case(int number) => new()
    {
        Id = $"case-{number:D4}",
        CampaignId = "campaign-1",
        UnitId = $"unit-{number:D4}",
        Number = $"2005-166-{number:D5}",
        UnitName = "示例单位",
        District = "福田",
        Category = UnitCategory.Hotel,
        StateSince = new DateTimeOffset(2005, 4, 1, 1, 0, 0, TimeSpan.Zero),
        OpenedAt = new DateTimeOffset(2005, 4, 1, 9, 0, 0, TimeSpan.FromHours(8)),
    };

    private static Unit RegisteredUnit(int number) => new()
    {
        Id = $"unit-{number:D4}",
        Code = $"SZ-{number:D6}",
        Name = $"深圳市模拟网络{number}有限公司",
        NameKey = $"模拟网络{number}",
        Category = UnitCategory.DataCentre,
        District = "南山",
        Address = "模拟路1号",
        RegistrationNumber = $"4403001{number:D6}",
        LegalRepresentative = "甲",
        SecurityOfficer = "乙",
        Phone = "0755-00000000",
        Email = "unit@example.invalid",
        UpstreamUnitId = $"unit-{number - 1:D4}",
        AddressRanges = ["198.51.100.0/24", "203.0.113.8/29"],
        BandwidthMbps = 12.5m,
        RegisteredAt = new DateTimeOffset(2005, 4, 1, 1, 0, 0, TimeSpan.Zero),
    };

    private static Deadline DeadlineOf(int number) => new()
    {
        Id = $"deadline-{number:D4}",
        CampaignId = "campaign-1",
        CaseId = $"case-{number:D4}",
        InstanceId = $"instance-{number:D4}",
        Timer = "T-01",
        Kind = DeadlineKind.Campaign,
        StartedOn = new LocalDate(2005, 4, 1),
        DueOn = new LocalDate(2005, 4, 29),
        ExpiresAt = new DateTimeOffset(2005, 4, 29, 16, 0, 0, TimeSpan.Zero),
        ExplanationZh = "至期末",
        ExplanationEn = "Until the end",
        Rule = "工作方案四",
        ArmedAt = new DateTimeOffset(2005, 4, 1, 1, 0, 0, TimeSpan.Zero),
    };

    private Task<T> ReadAsync<T>(Func<OrchestratorDbContext, Task<T>> query) => _database.InTransactionAsync(services => query(services.GetRequiredService<OrchestratorDbContext>()));
}

/// <summary>On SQLite.</summary>
public sealed class SqliteNewRowsTests : NewRowsTests
{
    protected override Task<Database> CreateAsync(TimeProvider clock) => Database.OnSqliteAsync(clock);
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresNewRowsTests(PostgresServer server) : NewRowsTests, IClassFixture<PostgresServer>
{
    protected override Task<Database> CreateAsync(TimeProvider clock) => Database.OnPostgresAsync(server, clock);
}

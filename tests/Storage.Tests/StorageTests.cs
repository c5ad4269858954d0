using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Orchestrator.Engine;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Due;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.Audit;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Outbox;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Tasks;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Storage.Tests;

/// <summary>What the storage promises, whichever database is beneath it.</summary>
public abstract class StorageTests : IAsyncLifetime
{
    private static readonly Actor Officer = new("officer-1", "民警A", [Role.Officer]);
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
    public async Task A_campaign_comes_back_as_it_was_stored()
    {
        var stored = NewCampaign();
        await _database.InTransactionAsync(services => AddAsync(services, stored));

        var loaded = await _database.InTransactionAsync(services => services.GetRequiredService<IRecords>().GetAsync<Campaign>(stored.Id).AsTask());

        Assert.Equal(stored.IssuedOn, loaded.IssuedOn);
        Assert.Equal(stored.Phases, loaded.Phases);
        Assert.Equal(stored.Settings, loaded.Settings);
        Assert.Equal(stored.CreatedAt, loaded.CreatedAt);
        Assert.Null(loaded.PhaseOn(new LocalDate(2005, 4, 30)));
    }

    [Fact]
    public async Task Paths_with_parameters_are_found_among_bookmarks_of_every_kind()
    {
        await _database.InTransactionAsync(async services =>
        {
            var db = services.GetRequiredService<OrchestratorDbContext>();
            db.AddRange(
                Waiting("1", "Elsa.HttpEndpoint", """{"path":"/cases/{id}","method":"get"}"""), Waiting("2", "Elsa.HttpEndpoint", """{"path":"/cases/{id}","method":"get"}"""),
                Waiting("3", "Elsa.HttpEndpoint", """{"path":"/cases","method":"get"}"""), Waiting("4", "Elsa.Event", """{"eventName":"{id}"}"""), Waiting("5", "Elsa.HttpEndpoint", null));
            await db.SaveChangesAsync();
        });

        var found = await _database.InTransactionAsync(services => services.GetRequiredService<IEngineStore>().ListEndpointTemplatesAsync());

        Assert.Equal(["""{"path":"/cases/{id}","method":"get"}"""], found);

        static StoredBookmark Waiting(string id, string name, string? payload) => new()
        {
            Id = id,
            InstanceId = "i" + id,
            Name = name,
            Hash = id,
            ActivityId = "a",
            ActivityNodeId = "a",
            ActivityInstanceId = "a",
            Payload = payload,
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
    }

    [Fact]
    public async Task Work_that_throws_leaves_nothing_behind()
    {
        var campaign = NewCampaign();
        await Assert.ThrowsAsync<InvalidOperationException>(() => _database.InTransactionAsync(async services =>
        {
            await AddAsync(services, campaign);
            await services.GetRequiredService<IRecords>().CountAsync<Campaign>(_ => true);
            throw new InvalidOperationException("the work failed after it had written");
        }));

        Assert.Equal(0, await _database.InTransactionAsync(services => services.GetRequiredService<IRecords>().CountAsync<Campaign>(_ => true)));
    }

    [Fact]
    public async Task A_query_sees_what_its_own_transaction_has_added()
    {
        var found = await _database.InTransactionAsync(async services =>
        {
            await AddAsync(services, NewCampaign());
            return await services.GetRequiredService<IRecords>().FirstAsync<Campaign>(c => c.Code == "2005-166");
        });

        Assert.NotNull(found);
    }

    [Fact]
    public async Task Serials_have_no_gap_though_many_take_them_at_once_and_some_give_up()
    {
        var series = new NumberSeries("深公", "网", "责改", 2005);
        var taken = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
        {
            try
            {
                return await _database.InTransactionAsync(async services =>
                {
                    var serial = await services.GetRequiredService<IRecords>().NextSerialAsync(series);
                    return i % 4 == 3 ? throw new OperationCanceledException("given up") : serial;
                });
            }
            catch (OperationCanceledException)
            {
                return 0;
            }
        }));

        Assert.Equal(Enumerable.Range(1, 30), taken.Where(serial => serial > 0).Order());
    }

    [Fact]
    public async Task Two_officers_on_one_case_take_turns()
    {
        var id = await NewCaseAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _database.InTransactionAsync(async services =>
        {
            var @case = await services.GetRequiredService<IRecords>().LockCaseAsync(id);
            services.GetRequiredService<IAuditTrail>().Append(@case, Officer, "case.remark", reason: "并发");
        })));

        var (length, verdict) = await _database.InTransactionAsync(async services => (
            (await services.GetRequiredService<IRecords>().GetAsync<UnitCase>(id)).AuditLength,
            await services.GetRequiredService<AuditVerifier>().VerifyAsync()));
        Assert.Equal(20, length);
        Assert.Null(verdict.Broken);
        Assert.Equal(20, verdict.Events);
    }

    [Theory]
    [InlineData("update audit_events set reason = '另一个理由' where sequence = 3", 3)]
    [InlineData("delete from audit_events where sequence = 2", 2)]
    [InlineData("delete from audit_events where sequence = 5", 5)]
    public async Task A_broken_link_is_named(string tampering, long expected)
    {
        var id = await NewCaseAsync();
        for (var i = 0; i < 5; i++)
        {
            await _database.InTransactionAsync(async services =>
                services.GetRequiredService<IAuditTrail>().Append(await services.GetRequiredService<IRecords>().LockCaseAsync(id), Officer, "case.remark", before: "U10", after: "U11", data: new { 顺序 = i }));
        }

        await _database.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Database.ExecuteSqlRawAsync(tampering));
        var verdict = await _database.InTransactionAsync(services => services.GetRequiredService<AuditVerifier>().VerifyAsync());

        Assert.NotNull(verdict.Broken);
        Assert.Equal((id, expected), (verdict.Broken.Stream, verdict.Broken.Sequence));
    }

    [Fact]
    public async Task A_due_deadline_is_taken_by_one_of_many_takers()
    {
        for (var i = 1; i <= 30; i++)
        {
            var caseId = await NewCaseAsync(i);
            await _database.InTransactionAsync(services => AddAsync(services, NewDeadline(caseId, _clock.GetUtcNow())));
        }

        var fired = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            var ids = new List<string>();
            while (await _database.InTransactionAsync(async services =>
            {
                var due = await services.GetRequiredService<DueWork>().TakeDeadlinesAsync(_clock.GetUtcNow(), [], 3);
                foreach (var deadline in due)
                    deadline.Status = DeadlineStatus.Fired;
                return due.Select(deadline => deadline.Id).ToList();
            }) is { Count: > 0 } taken)
            {
                ids.AddRange(taken);
            }

            return ids;
        }));

        var all = fired.SelectMany(ids => ids).ToList();
        Assert.Equal(30, all.Count);
        Assert.Equal(30, all.Distinct().Count());
    }

    [Fact]
    public async Task Lists_of_texts_come_back_whatever_their_texts_are()
    {
        List<string> texts = ["通过", "", "a,b", "\"quoted\"", @"back\slash", "{brace}", "NULL", "line\nbreak", " 空 格 "];
        var task = NewTask(texts);
        await _database.InTransactionAsync(services => AddAsync(services, task));
        await _database.InTransactionAsync(async services => (await services.GetRequiredService<IRecords>().GetAsync<WorkTask>(task.Id)).ExcludedPersons.AddRange(texts));

        var loaded = await _database.InTransactionAsync(services => services.GetRequiredService<IRecords>().GetAsync<WorkTask>(task.Id).AsTask());

        Assert.Equal(texts, loaded.Outcomes);
        Assert.Equal(texts, loaded.ExcludedPersons);
    }

    [Fact]
    public async Task Deadlines_come_with_what_their_expiry_moves()
    {
        var (caseId, now) = (await NewCaseAsync(), _clock.GetUtcNow());
        var order = new RectificationOrder { Id = Ids.New(_clock), CaseId = caseId, CampaignId = "c", TermDays = 10, DraftedBy = "officer-1", DraftedAt = now };
        await _database.InTransactionAsync(async services =>
        {
            await AddAsync(services, order);
            services.GetRequiredService<IRecords>().Add(NewDeadline(caseId, now));
        });

        await _database.InTransactionAsync(async services =>
        {
            var records = services.GetRequiredService<IRecords>();
            Assert.Single(await services.GetRequiredService<DueWork>().TakeDeadlinesAsync(now, [], 10));
            var later = new RectificationOrder { Id = Ids.New(_clock), CaseId = caseId, CampaignId = "c", TermDays = 10, DraftedBy = "officer-1", DraftedAt = now };
            records.Add(later);
            Assert.Equal([order.Id, later.Id], (await records.OfCaseAsync<RectificationOrder>(caseId)).Select(row => row.Id));
        });
    }

    [Fact]
    public async Task A_commit_tells_when_something_falls_due()
    {
        var caseId = await NewCaseAsync();
        var due = _clock.GetUtcNow().AddDays(7);
        await _database.InTransactionAsync(services =>
        {
            services.GetRequiredService<IRecords>().Add(NewDeadline(caseId, due));
            return Task.CompletedTask;
        });

        Assert.Contains(_database.Commits.All, changes => changes.DueInstants.Contains(due));
        Assert.Equal([due], await _database.InTransactionAsync(services => services.GetRequiredService<DueWork>().NextInstantsAsync(10)));
    }

    [Fact]
    public async Task The_same_idempotency_key_never_makes_two_messages()
    {
        await _database.InTransactionAsync(services => AddAsync(services, NewMessage("reminder:1:sms")));

        await Assert.ThrowsAsync<DbUpdateException>(() => _database.InTransactionAsync(services => AddAsync(services, NewMessage("reminder:1:sms"))));
    }

    [Fact]
    public async Task A_burst_is_written_whole_and_burnt_bookmarks_are_gone()
    {
        var now = _clock.GetUtcNow();
        var instance = new WorkflowInstance { Id = "i1", DefinitionId = "d", DefinitionVersionId = "d:1", DefinitionVersion = 1, State = "{}", CreatedAt = now, UpdatedAt = now, SubStatus = WorkflowSubStatus.Suspended };
        var first = NewBookmark("b1", now);
        await _database.InTransactionAsync(services => services.GetRequiredService<IEngineStore>().SaveBurstAsync(new BurstChanges { Instance = instance, IsNewInstance = true, BookmarksAdded = [first] }));

        await _database.InTransactionAsync(async services =>
        {
            var store = services.GetRequiredService<IEngineStore>();
            var locked = await store.LockInstanceAsync("i1");
            locked!.State = "{\"v\":2}";
            await store.SaveBurstAsync(new BurstChanges { Instance = locked, BookmarksRemoved = ["b1"], BookmarksAdded = [NewBookmark("b2", now)] });
        });

        var (bookmarks, state, revision) = await _database.InTransactionAsync(async services =>
        {
            var store = services.GetRequiredService<IEngineStore>();
            var loaded = await store.LockInstanceAsync("i1");
            return ((await store.ListBookmarksAsync("i1")).Select(b => b.Id).ToList(), loaded!.State, loaded.Revision);
        });
        Assert.Equal(["b2"], bookmarks);
        Assert.Equal("{\"v\":2}", state);
        Assert.Equal(1, revision);
    }

    private static Task AddAsync<T>(IServiceProvider services, T record) where T : class
    {
        services.GetRequiredService<IRecords>().Add(record);
        return Task.CompletedTask;
    }

    private Campaign NewCampaign() => new()
    {
        Id = Ids.New(_clock),
        Code = "2005-166",
        Title = "互联网接入服务安全管理专项整治",
        FoundingDocument = "深公(网)字[2005]166号",
        IssuedOn = new LocalDate(2005, 3, 25),
        LegalProfile = "LP-2005",
        Phases =
        [
            new Phase(1, "自查", "Self-check", new LocalDate(2005, 4, 1), new LocalDate(2005, 4, 29)),
            new Phase(2, "清理整治", "Rectification", new LocalDate(2005, 5, 2), new LocalDate(2005, 5, 20)),
        ],
        CreatedAt = _clock.GetUtcNow(),
    };

    private async Task<string> NewCaseAsync(int number = 1)
    {
        var @case = new UnitCase
        {
            Id = Ids.New(_clock),
            CampaignId = "c",
            UnitId = $"u{number}",
            Number = $"2005-166-{number:D5}",
            UnitName = "深圳市云帆网络技术有限公司",
            District = "福田",
            Category = UnitCategory.LocalIsp,
            StateSince = _clock.GetUtcNow(),
            OpenedAt = _clock.GetUtcNow(),
        };
        await _database.InTransactionAsync(services => AddAsync(services, @case));
        return @case.Id;
    }

    private WorkTask NewTask(List<string> outcomes) => new()
    {
        Id = Ids.New(_clock),
        CampaignId = "c",
        InstanceId = "i",
        BookmarkId = "i-1",
        ActivityId = "a",
        ActivityNodeId = "a",
        Act = "Decide",
        Title = "标题",
        TitleEn = "title",
        Role = Role.Officer,
        District = "福田",
        Subject = "单位",
        Outcomes = outcomes,
        CreatedAt = _clock.GetUtcNow(),
    };

    private Deadline NewDeadline(string caseId, DateTimeOffset expiresAt) => new()
    {
        Id = Ids.New(_clock),
        CampaignId = "c",
        CaseId = caseId,
        InstanceId = "i",
        Timer = "T-06",
        Kind = DeadlineKind.Statutory,
        StartedOn = new LocalDate(2005, 4, 1),
        DueOn = new LocalDate(2005, 4, 8),
        ExpiresAt = expiresAt,
        ExplanationZh = "说明",
        ExplanationEn = "explanation",
        Rule = "rule",
        ArmedAt = _clock.GetUtcNow(),
    };

    private OutboxMessage NewMessage(string key) => new()
    {
        Id = Ids.New(_clock),
        Channel = "sms",
        Purpose = "reminder",
        Recipient = "10000000000",
        Subject = "提醒",
        Body = "请按期报送",
        IdempotencyKey = key,
        CreatedAt = _clock.GetUtcNow(),
        NextAttemptAt = _clock.GetUtcNow(),
    };

    private static StoredBookmark NewBookmark(string id, DateTimeOffset at) => new()
    {
        Id = id,
        InstanceId = "i1",
        Name = "Elsa.Event",
        Hash = "HASH",
        ActivityId = "a",
        ActivityNodeId = "Workflow1:a",
        ActivityInstanceId = "x",
        CreatedAt = at,
    };
}

/// <summary>On SQLite.</summary>
public sealed class SqliteStorageTests : StorageTests
{
    protected override Task<Database> CreateAsync(TimeProvider clock) => Database.OnSqliteAsync(clock);
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresStorageTests(PostgresServer server) : StorageTests, IClassFixture<PostgresServer>
{
    protected override Task<Database> CreateAsync(TimeProvider clock) => Database.OnPostgresAsync(server, clock);
}

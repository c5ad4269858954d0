using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Engine.Definitions;
using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using Orchestrator.Storage.Engine;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Storage.Tests.Conformance;

/// <summary>
/// Transactions of any operations in any order, some of them given up: each answer is the plain model's, and in the end the database holds what the
/// model holds. Whatever stands behind the ports of engine and domain must pass.
/// </summary>
public abstract class StoreConformanceTests
{
    private const int Transactions = 30;
    private const int MostOperations = 6;

    protected abstract Task<Database> CreateAsync(TimeProvider clock);

    [Fact]
    public Task The_engines_store_answers_as_the_plain_model_does() => Gen.Int[0, int.MaxValue - 1].SampleAsync(async seed =>
    {
        var (random, model) = (new Random(seed), new MemoryStore());
        var operations = new EngineOperations(random, model);
        await using var database = await CreateAsync(new FakeTimeProvider(new DateTimeOffset(2005, 4, 1, 1, 0, 0, TimeSpan.Zero)));
        for (var i = 0; i < Transactions; i++)
            await TransactAsync(database, random, (IEngineStore)model, operations.Draw, operations.DrawWrite);
        Assert.Equal(Picture(model), await database.InTransactionAsync(services => PictureAsync(services.GetRequiredService<OrchestratorDbContext>())));
    }, iter: 12, threads: 1);

    [Fact]
    public Task The_records_answer_as_the_plain_model_does() => Gen.Int[0, int.MaxValue - 1].SampleAsync(async seed =>
    {
        var (random, model) = (new Random(seed), new PlainRecords());
        var operations = new RecordOperations(random, model);
        await using var database = await CreateAsync(new FakeTimeProvider(new DateTimeOffset(2005, 4, 1, 1, 0, 0, TimeSpan.Zero)));
        for (var i = 0; i < Transactions; i++)
            await TransactAsync(database, random, (IRecords)model, operations.Draw, operations.DrawWrite);
        var stored = await database.InTransactionAsync(services => services.GetRequiredService<OrchestratorDbContext>().Deadlines.AsNoTracking().OrderBy(row => row.Id).ToListAsync());
        Assert.Equal(model.Deadlines.Values.Select(Text), stored.Select(Text));
    }, iter: 12, threads: 1);

    /// <summary>Some operations in one transaction, each answered alike; or one that is taken back, of which the model hears nothing.</summary>
    private static async Task TransactAsync<T>(Database database, Random random, T model, Func<Func<T, Task<string>>> draw, Func<Func<T, Task<string>>> drawWrite) where T : notnull
    {
        if (random.Next(6) == 0)
        {
            var undone = drawWrite();
            await Assert.ThrowsAsync<GivenUpException>(() => database.InTransactionAsync<bool>(async services =>
            {
                await undone(services.GetRequiredService<T>());
                await services.GetRequiredService<OrchestratorDbContext>().SaveChangesAsync();
                throw new GivenUpException();
            }));
            return;
        }
        await database.InTransactionAsync(async services =>
        {
            for (var count = random.Next(1, MostOperations); count > 0; count--)
            {
                var operation = draw();
                var expected = await operation(model);
                Assert.Equal(expected, await operation(services.GetRequiredService<T>()));
            }
        });
    }

    private static string Picture(MemoryStore model) => Lines(
        model.Instances.Values.Select(Text), model.Bookmarks.Values.Select(Text), model.Executions.Values.Select(Text), model.Incidents.Select(Text), model.Queue.Select(Text), model.Triggers.Values.Select(Text), model.Definitions.Values.Select(Text), model.Journal.Select(Text));

    private static async Task<string> PictureAsync(OrchestratorDbContext db)
    {
        var instances = await db.Instances.AsNoTracking().ToListAsync();
        var journal = new List<string>();
        foreach (var instance in instances)
            journal.AddRange((await db.JournalOf(instance.Id).ToListAsync()).Select(Text));
        return Lines(
            instances.Select(Text), (await db.Bookmarks.AsNoTracking().ToListAsync()).Select(Text), (await db.Executions.AsNoTracking().ToListAsync()).Select(Text), (await db.Incidents.AsNoTracking().ToListAsync()).Select(Text),
            (await db.Queue.AsNoTracking().ToListAsync()).Select(Text), (await db.Triggers.AsNoTracking().ToListAsync()).Select(Text), (await db.Definitions.AsNoTracking().ToListAsync()).Select(Text), journal);
    }

    private static string Lines(params IEnumerable<string>[] kinds) => string.Join('\n', kinds.SelectMany(lines => lines.Order(StringComparer.Ordinal)));

    private static string Text(WorkflowInstance row) => $"{row.Id} {row.DefinitionId} {row.ParentInstanceId} {row.CorrelationId} {row.Status} {row.SubStatus} {row.IncidentCount} {row.UpdatedAt:O} {row.State}";

    private static string Text(StoredBookmark row) => $"{row.Id} {row.InstanceId} {row.Name} {row.Hash} {row.ActivityNodeId} {row.CorrelationId} {row.Payload} {row.CreatedAt:O} {row.DueAt:O}";

    private static string Text(ActivityExecution row) => $"{row.Id} {row.InstanceId} {row.Status} {row.StartedAt:O} {row.CompletedAt:O} {row.Inputs} {row.Outputs}";

    private static string Text(StoredIncident row) => $"{row.Id} {row.InstanceId} {row.Message} {row.At:O}";

    private static string Text(QueuedStimulus row) => $"{row.Id} {row.Kind} {row.Payload} {row.NotBefore:O} {row.Attempts} {row.IsDead}";

    private static string Text(StoredTrigger row) => $"{row.Id} {row.DefinitionId} {row.Name} {row.Hash} {row.DueAt:O}";

    private static string Text(WorkflowDefinition row) => $"{row.Id} {row.Version} {row.IsLatest} {row.IsPublished} {row.UsableAsActivity} {row.Json}";

    private static string Text(JournalRecord row) => $"{row.InstanceId} {row.Sequence:D4} {row.Id} {row.Timestamp:O} {row.Payload}";

    private static string Text(Deadline row) => $"{row.Id} {row.CaseId} {row.Status} {row.ExpiresAt:O} {row.DueOn}";

    private sealed class GivenUpException : Exception;
}

/// <summary>On SQLite.</summary>
public sealed class SqliteStoreConformanceTests : StoreConformanceTests
{
    protected override Task<Database> CreateAsync(TimeProvider clock) => Database.OnSqliteAsync(clock);
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresStoreConformanceTests(PostgresServer server) : StoreConformanceTests, IClassFixture<PostgresServer>
{
    protected override Task<Database> CreateAsync(TimeProvider clock) => Database.OnPostgresAsync(server, clock);
}

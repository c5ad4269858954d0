using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Orchestrator.Engine.Persistence;
using Orchestrator.Storage.Engine;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;

namespace Orchestrator.Storage.Tests;

/// <summary>A journal comes back line by line from the pages that it is kept in, and what was kept as lines once is still there.</summary>
public sealed class JournalPageTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private static readonly DateTimeOffset Start = new(2005, 4, 29, 16, 0, 0, 123, TimeSpan.Zero);

    [Fact]
    public void Lines_come_back_from_pages_as_they_were()
    {
        var lines = Enumerable.Range(7, 1203).Select(Line).ToList();

        var pages = JournalPage.Of(lines).ToList();

        Assert.Equal([(7L, 506L), (507L, 1006L), (1007L, 1209L)], pages.Select(page => (page.FirstSequence, page.LastSequence)));
        Assert.Equivalent(lines, pages.SelectMany(page => page.Read()), strict: true);
    }

    [Fact]
    public async Task A_window_is_cut_out_of_the_pages_and_the_whole_is_counted()
    {
        using var folder = new TemporaryFolder();
        await using var db = Sqlite(folder);
        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        foreach (var burst in Enumerable.Range(0, 40).Chunk(7))
            db.AddRange(JournalPage.Of(burst.Select(Line)));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var (lines, total) = await db.JournalOfAsync("i", 5, 12, TestContext.Current.CancellationToken);
        var backwards = await db.JournalBackwards("i").Select(line => line.Sequence).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(40, total);
        Assert.Equal(Enumerable.Range(5, 12).Select(n => (long)n), lines.Select(line => line.Sequence));
        Assert.Equal(Enumerable.Range(0, 40).Reverse().Select(n => (long)n), backwards);
        Assert.Equal(0, (await db.JournalOfAsync("unknown", 0, 10, TestContext.Current.CancellationToken)).Total);
    }

    [Fact]
    public async Task Lines_of_an_earlier_version_are_kept_on_SQLite()
    {
        using var folder = new TemporaryFolder();
        await using var db = Sqlite(folder);
        await KeepsAsync(db, Start.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Lines_of_an_earlier_version_are_kept_on_PostgreSQL()
    {
        var options = new DbContextOptionsBuilder<PostgresDbContext>().UseNpgsql(await server.CreateDatabaseAsync()).UseSnakeCaseNamingConvention().Options;
        await using var db = new PostgresDbContext(options);
        await KeepsAsync(db, $"'{Start:O}'");
    }

    private static async Task KeepsAsync(OrchestratorDbContext db, string timestamp)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var before = db.Database.GetMigrations().TakeWhile(name => !name.EndsWith("_JournalPages", StringComparison.Ordinal)).Last();
        await db.GetService<IMigrator>().MigrateAsync(before, cancellationToken);
        for (var i = 0; i < 3; i++)
        {
            var insert = $$"""
                insert into journal (id, instance_id, activity_instance_id, activity_id, activity_type, activity_type_version, node_id, "timestamp", sequence, event_name, message, payload)
                values ('j{{i}}', 'i', 'x', 'a', 'Elsa.WriteLine', 1, 'Workflow1:a', {{timestamp}}, {{i}}, '{{(i == 0 ? "Started" : "Completed")}}', {{(i == 0 ? "null" : "'她说“好”'")}}, {{(i == 2 ? "'{{\"Outcomes\":[\"Done\"]}}'" : "null")}})
                """;
            await db.Database.ExecuteSqlRawAsync(insert, cancellationToken);
        }

        await db.Database.MigrateAsync(cancellationToken);

        var lines = await db.JournalOf("i").ToListAsync(cancellationToken);
        Assert.Equal([("j0", "Started", null, null), ("j1", "Completed", "她说“好”", null), ("j2", "Completed", "她说“好”", """{"Outcomes":["Done"]}""")],
            lines.Select(line => (line.Id, line.EventName, line.Message, line.Payload)));
        Assert.All(lines, line => Assert.Equal((Start, "Workflow1:a", 1), (line.Timestamp, line.NodeId, line.ActivityTypeVersion)));
    }

    private static SqliteDbContext Sqlite(TemporaryFolder folder) =>
        new(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite($"Data Source={folder.File("j.db")};Pooling=False").UseSnakeCaseNamingConvention().Options);

    private static JournalRecord Line(int sequence) => new()
    {
        Id = $"j{sequence}",
        InstanceId = "i",
        ActivityInstanceId = "x",
        ParentActivityInstanceId = sequence % 2 == 0 ? "p" : null,
        ActivityId = "a",
        ActivityType = "Elsa.WriteLine",
        ActivityTypeVersion = 1,
        NodeId = "Workflow1:a",
        Timestamp = Start.AddSeconds(sequence),
        Sequence = sequence,
        EventName = "Completed",
        Message = "期限届满 \"now\"",
        Payload = """{"Outcomes":["Done"]}""",
    };
}

using Orchestrator.Host.Conformance;
using Orchestrator.Testing;

namespace Orchestrator.Host.Tests.Conformance;

/// <summary>The families whose cases hang most on the database, that is on its queue, its locks and its transactions, on PostgreSQL as well.</summary>
public sealed class PostgresConformanceTests(PostgresConformanceTests.Databases databases) : IClassFixture<PostgresConformanceTests.Databases>
{
    public static TheoryData<string, string> Cases => ConformanceCases.Of("composition", "events", "http", "joins", "timers");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_engine_does_the_same_on_PostgreSQL(string family, string id)
    {
        var result = await new ConformanceRun(databases.Shared).RunAsync(databases.Cases[family, id], TestContext.Current.CancellationToken);

        Assert.True(result.Passed, string.Join('\n', result.Differences));
    }

    /// <summary>The cases, and one server and one prepared template for all of them.</summary>
    public sealed class Databases : IAsyncLifetime
    {
        private readonly PostgresServer _server = new();

        internal ConformanceCases Cases { get; } = new();

        internal CaseDatabases Shared { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await _server.InitializeAsync();
            Shared = await CaseDatabases.PrepareAsync(_server.AdminConnectionString, CancellationToken.None);
        }

        public async ValueTask DisposeAsync()
        {
            await Shared.DisposeAsync();
            await _server.DisposeAsync();
        }
    }
}

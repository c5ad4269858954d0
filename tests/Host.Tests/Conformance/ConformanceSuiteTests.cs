using Orchestrator.Host.Conformance;
using Orchestrator.Testing;

namespace Orchestrator.Host.Tests.Conformance;

/// <summary>Every case of <c>tests/Engine.Tests/Conformance</c> on the real engine and store, as <c>./run.sh conformance</c> plays it.</summary>
public sealed class ConformanceSuiteTests(ConformanceSuiteTests.Databases databases) : IClassFixture<ConformanceSuiteTests.Databases>
{
    public static TheoryData<string, string> Cases => ConformanceCases.Of();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_engine_does_what_the_case_says(string family, string id)
    {
        var result = await new ConformanceRun(databases.Shared).RunAsync(databases.Cases[family, id], TestContext.Current.CancellationToken);

        Assert.True(result.Passed, string.Join('\n', result.Differences));
    }

    [Fact]
    public void The_documented_table_lists_exactly_these_cases()
    {
        var table = string.Join('\n', ConformanceCases.Load().Select(row => $"| {row.Family} | {row.Case.Id} | {row.Case.Policy} |"));
        var document = File.ReadAllText(RepositoryFolder.Combine("docs", "conformance.md"));

        Assert.Contains(table, document, StringComparison.Ordinal);
    }

    /// <summary>The cases, and one prepared template for all of them.</summary>
    public sealed class Databases : IAsyncLifetime
    {
        internal ConformanceCases Cases { get; } = new();

        internal CaseDatabases Shared { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Shared = await CaseDatabases.PrepareAsync(null, CancellationToken.None);

        public ValueTask DisposeAsync() => Shared.DisposeAsync();
    }
}

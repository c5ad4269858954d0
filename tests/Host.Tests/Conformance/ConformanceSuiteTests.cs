using Orchestrator.Host.Conformance;
using Orchestrator.Testing;

namespace Orchestrator.Host.Tests.Conformance;

/// <summary>Every case of <c>tests/Engine.Tests/Conformance</c> on the real engine and store, as <c>./run.sh conformance</c> plays it.</summary>
public sealed class ConformanceSuiteTests(ConformanceSuiteTests.Databases databases) : IClassFixture<ConformanceSuiteTests.Databases>
{
    private static readonly string Folder = RepositoryFolder.Combine("tests", "Engine.Tests", "Conformance");

    public static TheoryData<string, string> Cases => CasesOf();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_engine_does_what_the_case_says(string family, string id)
    {
        var result = await new ConformanceRun(databases.Shared).RunAsync(Find(family, id), TestContext.Current.CancellationToken);

        Assert.True(result.Passed, string.Join('\n', result.Differences));
    }

    [Fact]
    public void The_documented_table_lists_exactly_these_cases()
    {
        var table = string.Join('\n', Load().Select(row => $"| {row.Family} | {row.Case.Id} | {row.Case.Policy} |"));
        var document = File.ReadAllText(RepositoryFolder.Combine("docs", "conformance.md"));

        Assert.Contains(table, document, StringComparison.Ordinal);
    }

    /// <summary>Family and id of the cases of the given families; of all when none is given.</summary>
    internal static TheoryData<string, string> CasesOf(params string[] families)
    {
        var rows = new TheoryData<string, string>();
        foreach (var (family, played) in Load().Where(row => families.Length == 0 || families.Contains(row.Family)))
            rows.Add(family, played.Id);
        return rows;
    }

    internal static ConformanceCase Find(string family, string id) => Load().Single(row => row.Family == family && row.Case.Id == id).Case;

    private static List<(string Family, ConformanceCase Case)> Load() =>
    [
        .. Directory.EnumerateDirectories(Folder).Order(StringComparer.Ordinal)
            .SelectMany(folder => ConformanceCase.Load(new FileInfo(Path.Combine(folder, "cases.json"))).Select(played => (Path.GetFileName(folder), played))),
    ];

    /// <summary>One prepared template for all cases.</summary>
    public sealed class Databases : IAsyncLifetime
    {
        internal CaseDatabases Shared { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Shared = await CaseDatabases.PrepareAsync(null, CancellationToken.None);

        public ValueTask DisposeAsync() => Shared.DisposeAsync();
    }
}

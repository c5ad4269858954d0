using Orchestrator.Reliability.Rounds;

namespace Orchestrator.Reliability;

/// <summary>A slice of the rounds; <c>dotnet run --project tests/Reliability -c Release -- rounds --rounds 500</c> plays as many as are wanted.</summary>
public sealed class ReliabilityTests
{
    private const int Seed = 20050411;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task Whatever_befalls_two_nodes_and_their_database_nothing_is_lost_and_nothing_happens_twice()
    {
        var reports = await Series.PlayAsync(rounds: 12, Seed, Time, wanted: null, line => TestContext.Current.TestOutputHelper?.WriteLine(line), TestContext.Current.CancellationToken);

        Assert.NotEmpty(reports);
        Assert.All(reports, report => Assert.True(report.Broken.Count == 0, report.ToString()));
    }
}

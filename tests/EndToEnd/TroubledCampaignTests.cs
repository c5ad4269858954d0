using Microsoft.Data.Sqlite;
using Orchestrator.Host.Simulation;
using Orchestrator.Storage.Model;
using Orchestrator.Testing;
using Orchestrator.Workflows.Simulation;

namespace Orchestrator.EndToEnd;

/// <summary>A campaign in which whatever can go wrong does so again and again: every branch of the drawings is taken, and every case still comes to its end.</summary>
public sealed class TroubledCampaignTests
{
    private static readonly Rates Trouble = new()
    {
        SelfCheckInTime = 0.3,
        SelfCheckWithinAWeek = 0.3,
        SelfCheckLater = 0.2,
        SelfCheckReturned = 0.5,
        ReturnedAgain = 0.5,
        IssuesFound = 0.95,
        SignatureRefused = 0.4,
        Transferred = 0.1,
        OrderRejected = 0.4,
        FixedInTime = 0.2,
        PartlyFixed = 0.3,
        ExtensionAsked = 0.5,
        ExtensionGranted = 0.5,
        FixedAfterPenalty = 0.5,
        ResultReturned = 0.4,
        FilingRefused = 0.3,
        ReviewReturned = 0.5,
        Defends = 0.5,
        DefenceChanges = 0.5,
        Waives = 0.2,
        NoPenalty = 0.4,
        PaidInTime = 0.4,
        AcceptanceFails = 0.6,
        PenaltyAfterAcceptance = 0.5,
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_case_comes_to_its_end_and_every_invariant_holds(int seed)
    {
        using var folder = new TemporaryFolder();
        SimulationReport report;
        await using (var session = await SimulationSession.OpenAsync(new DatabaseOptions(folder.File("troubled.db")) { SyncEveryCommit = false }, TestContext.Current.CancellationToken))
            report = await session.RunAsync(new SimulationRequest(Units: 15, seed, Rates: Trouble), new Progress<SimulationProgress>(), TestContext.Current.CancellationToken);
        SqliteConnection.ClearAllPools();

        Assert.Empty(report.InvariantViolations);
        Assert.Equal(15, report.CasesByState.Values.Sum());
        Assert.Equal((0, 0), (report.Deadlines.Late, report.Deadlines.Lost));
        Assert.All(report.CasesByState.Keys, state => Assert.Contains(state, new[] { "U61", "X2", "U40" }));
    }
}

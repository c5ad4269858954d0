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
        WarningOnly = 0.1,
        Fined = 0.4,
        Confiscated = 0.1,
        Stopped = 0.4,
        PenalisedAtOnce = 0.2,
        PenalisedOnTheSpot = 0.2,
        InterviewedAgain = 0.5,
        InterviewedAnother = 0.5,
        EvidenceKept = 0.6,
        KeepingRefused = 0.3,
        KeptUndecided = 0.3,
        RevocationProposed = 0.2,
        HearingRefused = 0.3,
        AsksForHearing = 0.6,
        RestorationFails = 0.4,
        CollectedByCourt = 0.5,
        NotFound = 0.15,
        LandlordNotFound = 0.15,
        TipsPerUnit = 2,
        TipTransferRefused = 0.5,
        TipAboutPerson = 0.2,
        TipCaseByMistake = 0.3,
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
        var texts = await TextsAsync(folder.File("troubled.db"));
        SqliteConnection.ClearAllPools();

        Assert.Empty(report.InvariantViolations);
        Assert.Equal(15 + report.Tips.CasesOpened, report.CasesByState.Values.Sum());
        Assert.Equal((30, 30), (report.Tips.Received, report.Tips.Answered));
        Assert.All([report.Tips.Converted, report.Tips.CasesOpened, report.Tips.AboutPersons, report.Tips.Unfounded, report.Tips.Transferred, report.Tips.Duplicates], count => Assert.True(count > 0));
        Assert.All([report.Penalties.Interviews, report.Penalties.Preserved, report.Penalties.OnTheSpot, report.Penalties.Fines, report.Penalties.Stops], count => Assert.True(count > 0));
        Assert.Empty(report.TransitionsPlayed.Keys.Intersect(report.TransitionsNotPlayed));
        Assert.All(new[] { "TR-01", "TR-13", "TR-17", "TR-38", "PT-02a", "PT-05", "LT-07" }, id => Assert.Contains(id, report.TransitionsPlayed.Keys));
        var named = texts.Where(text => text.Text.Contains("举报人0", StringComparison.Ordinal)).Select(text => text.Table).Distinct();
        Assert.Equal(["tip_informants"], named);
        Assert.Equal((0, 0), (report.Deadlines.Late, report.Deadlines.Lost));
        Assert.All(report.CasesByState.Keys, state => Assert.Contains(state, new[] { "U61", "X2", "X5", "U40" }));
    }

    /// <summary>All that the database holds as text.</summary>
    private static async Task<List<(string Table, string Text)>> TextsAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var texts = new List<(string, string)>();
        foreach (var (_, table) in await ReadAsync(connection, "", "select name from sqlite_master where type = 'table'"))
            texts.AddRange(await ReadAsync(connection, table, $"select * from \"{table}\""));
        return texts;
    }

    private static async Task<List<(string Table, string Text)>> ReadAsync(SqliteConnection connection, string table, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var texts = new List<(string, string)>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                if (reader.GetValue(column) is string text)
                    texts.Add((table, text));
            }
        }
        return texts;
    }
}

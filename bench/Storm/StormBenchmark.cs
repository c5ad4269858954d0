using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Bench.Load;
using Orchestrator.Bench.Reporting;
using Orchestrator.Bench.Transitions;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.Seeding;
using Orchestrator.Host.Simulation;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.LegalTime;

namespace Orchestrator.Bench.Storm;

/// <summary>
/// Many rectification periods that end in the same second: each case goes on to its recheck and its unit is written to, while officers go on deciding. Beside the same row
/// changes without any of it. Before, a smaller storm passes, as over nodes that have been at work for a while.
/// </summary>
internal sealed class StormBenchmark : IBenchmark
{
    private const int Units = 40;
    private const int Seed = 20050325;
    private const int Officers = 4;
    private const int OfficersCases = 600;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(150);
    private const int WarmUpCases = 3_000;
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(34);
    private static readonly TimeSpan LeadOfNode = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(22);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);
    private static readonly DateTimeOffset Morning = LegalClock.At(new LocalDate(2005, 5, 17), new LocalTime(8, 30));

    public Command Command(Option<FileInfo?> json)
    {
        var cases = new Option<int>("--cases") { Description = "Cases whose period ends.", DefaultValueFactory = _ => 20_000 };
        var nodes = new Option<int>("--nodes") { Description = "Host processes that share the work.", DefaultValueFactory = _ => 1 };
        var statements = new Option<bool>("--statements") { Description = "Also print the statements that took most time." };
        var command = new Command("storm", "Rectification periods that all end in one second.") { cases, nodes, statements, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var figures = await RunAsync(parsed.GetValue(cases), parsed.GetValue(nodes), parsed.GetValue(statements), cancellationToken);
            await Figures.ReportAsync("storm", [figures], parsed.GetValue(json), cancellationToken);
            return figures is { Lost: 0, Doubled: 0 } ? 0 : 1;
        });
        return command;
    }

    internal static async Task<Figures> RunAsync(int cases, int nodes, bool showsStatements, CancellationToken cancellationToken)
    {
        await using var database = await LoadDatabase.StartAsync();
        Say($"playing {Units} units up to the middle of May …");
        await using (var session = await SimulationSession.OpenAsync(new DatabaseOptions(database.ConnectionString), cancellationToken))
            await session.RunAsync(new SimulationRequest(Units, Seed, Morning), new Progress<SimulationProgress>(), cancellationToken);
        var offset = Morning - TimeProvider.System.GetUtcNow();
        await using var services = await LoadServices.OpenAsync(database.ConnectionString, cancellationToken, new ShiftedClock(offset));
        await services.Services.GetRequiredService<Seed>().RememberClockAsync(offset, cancellationToken);

        Say($"{cases} cases whose period runs …");
        var original = await database.ScalarAsync<string>("select c.id from cases c join deadlines d on d.case_id = c.id where c.state = 'U32' and d.timer = 'T-06' and d.status = 'Armed' order by c.id limit 1");
        var warmUp = WarmUpCases * nodes;
        await new CaseCopies(database).MakeAsync(original, cases + warmUp);
        var copies = $"like '{CaseCopies.KeyOf(original, 0)[..^8]}________' and {{0}} <> '{original}'";
        var work = new FiveDecisions(services);
        var tokens = await work.FurnishAsync(Officers, cancellationToken, await database.ScalarAsync<string>($"select campaign_id from cases where id = '{original}'"));
        var officersTasks = new ConcurrentQueue<string>(await work.OpenAsync(OfficersCases, cancellationToken));

        var storm = TimeProvider.System.GetUtcNow() + offset + Lead + nodes * LeadOfNode + TimeSpan.FromSeconds(cases / 4000);
        var (instant, before) = (Sql(storm), Sql(storm - Calm));
        await database.ExecuteAsync($"""
            update deadlines set expires_at = (case when case_id > '{CaseCopies.KeyOf(original, cases)}' then '{before}' else '{instant}' end)::timestamptz
            where timer = 'T-06' and status = 'Armed' and case_id {string.Format(CultureInfo.InvariantCulture, copies, "case_id")}
            """);
        await database.SettleAsync();
        var hosts = new List<ServedHost>();
        try
        {
            for (var i = 0; i < nodes; i++)
                hosts.Add(await ServedHost.StartAsync(database.ConnectionString, cancellationToken));
            Say($"{warmUp} cases of a smaller storm …");
            await WaitAsync(database, storm - Calm - offset, warmUp, before, cancellationToken);
            return await MeasureAsync(database, hosts, tokens, officersTasks, cases, storm - offset, instant, copies, showsStatements, cancellationToken);
        }
        finally
        {
            foreach (var host in hosts)
                await host.DisposeAsync();
        }
    }

    private static async Task<Figures> MeasureAsync(LoadDatabase database, List<ServedHost> hosts, IReadOnlyList<string> tokens, ConcurrentQueue<string> officersTasks, int cases, DateTimeOffset begins, string instant, string copies, bool showsStatements, CancellationToken cancellationToken)
    {
        Say("calm …");
        var calm = new Latencies();
        using (var calmEnds = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken))
        {
            await OfficerClients.RunAsync(hosts[0].Origin, tokens, new ConcurrentQueue<string>(Taken(officersTasks, 60)), new Latencies(), CancellationToken.None);
            var left = begins - TimeProvider.System.GetUtcNow() - TimeSpan.FromMilliseconds(200);
            if (left < TimeSpan.FromSeconds(3))
                throw new InvalidOperationException("The furnishing took so long that no calm was left before the storm.");
            calmEnds.CancelAfter(left);
            await OfficerClients.RunAsync(hosts[0].Origin, tokens, officersTasks, calm, calmEnds.Token, Pace);
        }

        Say("storm …");
        var inStorm = new Latencies();
        var (before, processor) = (await database.CountsAsync(), hosts.Sum(host => host.Processor.TotalMilliseconds));
        var from = Stopwatch.GetTimestamp();
        using var stormEnds = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var officers = OfficerClients.RunAsync(hosts[0].Origin, tokens, officersTasks, inStorm, stormEnds.Token, Pace);
        // The clocks differ by less than a poll takes: what was not yet due cannot have been moved.
        await WaitAsync(database, begins, cases, instant, cancellationToken);
        var seconds = (TimeProvider.System.GetUtcNow() - begins).TotalSeconds;
        var (after, processorAfter) = (await database.CountsAsync(), hosts.Sum(host => host.Processor.TotalMilliseconds));
        await stormEnds.CancelAsync();
        var decisions = await officers;
        Say(string.Create(CultureInfo.InvariantCulture, $"over after {seconds:0.0} s ({Stopwatch.GetElapsedTime(from).TotalSeconds:0.0} s with the wait for it); {decisions} decisions meanwhile"));
        if (showsStatements)
            Say(string.Join('\n', await database.TopStatementsAsync(16)));

        var moved = string.Format(CultureInfo.InvariantCulture, copies, "case_id");
        var (rechecks, casesWithRecheck) = await CountAsync("work_tasks");
        var (messages, casesWithMessage) = await CountAsync("outbox");
        Say("floor …");
        var floor = new StormFloor(database);
        await floor.TakeAsync(await database.ScalarAsync<string>($"select min(case_id) from work_tasks where created_at >= '{instant}' and case_id {moved}"), column => $"{column} >= '{instant}'");
        return new Figures
        {
            Run = $"{hosts.Count} nodes",
            Cases = cases,
            Nodes = hosts.Count,
            PerSecond = cases / seconds,
            FloorPerSecond = await floor.RunAsync(Math.Min(cases, 20_000)),
            StatementsPerTransition = (after.Statements - before.Statements) / (double)cases,
            WalBytesPerTransition = (after.Wal - before.Wal) / (double)cases,
            CpuMsHost = (processorAfter - processor) / cases,
            CpuMsDatabase = (after.Processor - before.Processor).TotalMilliseconds / cases,
            P99Calm = calm.Within(0.99),
            P99Storm = inStorm.Within(0.99),
            P50 = inStorm.Within(0.5),
            Lost = cases - Math.Min(casesWithRecheck, casesWithMessage),
            Doubled = rechecks - casesWithRecheck + messages - casesWithMessage,
            PeakRssMb = hosts.Max(host => host.PeakRssMb),
            Seconds = seconds,
        };

        async Task<(long Rows, long Cases)> CountAsync(string table)
        {
            var written = $"from {table} where created_at >= '{instant}' and case_id {moved}";
            return (await database.ScalarAsync<long>($"select count(*) {written}"), await database.ScalarAsync<long>($"select count(distinct case_id) {written}"));
        }
    }

    private static string Sql(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture) + "+00";

    private static async Task WaitAsync(LoadDatabase database, DateTimeOffset begins, int cases, string instant, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        var said = cases;
        while (true)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), limit.Token);
            var left = await database.ScalarAsync<int>($"select count(*) from deadlines where status = 'Armed' and expires_at = '{instant}'");
            if (left == 0 && TimeProvider.System.GetUtcNow() > begins)
                return;
            if (said - left < cases / 10)
                continue;
            said = left;
            Say($"{left} left after {(TimeProvider.System.GetUtcNow() - begins).TotalSeconds:0} s");
        }
    }

    private static IEnumerable<string> Taken(ConcurrentQueue<string> queue, int count)
    {
        for (var i = 0; i < count && queue.TryDequeue(out var task); i++)
            yield return task;
    }

    private static void Say(string what) => Console.Error.WriteLine(what);
}

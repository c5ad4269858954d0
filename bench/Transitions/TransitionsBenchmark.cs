using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using Orchestrator.Bench.Load;
using Orchestrator.Bench.Reporting;

namespace Orchestrator.Bench.Transitions;

/// <summary>Officers decide over the HTTP API, against a host of its own process and a database on disk, beside the same row changes without any of it.</summary>
internal sealed class TransitionsBenchmark : IBenchmark
{
    private const int WarmUpCases = 1000;

    public Command Command(Option<FileInfo?> json)
    {
        var cases = new Option<int>("--cases") { Description = "Cases for each run; each takes five decisions.", DefaultValueFactory = _ => 1000 };
        var clients = new Option<int[]>("--clients") { Description = "How many officers decide at once; several numbers make several runs.", DefaultValueFactory = _ => [1, 4, 16], AllowMultipleArgumentsPerToken = true };
        var statements = new Option<bool>("--statements") { Description = "Also print the statements that took most time." };
        var command = new Command("transitions", "Cases through five decisions each over the HTTP API.") { cases, clients, statements, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var runs = await RunAsync(parsed.GetValue(cases), parsed.GetValue(clients)!, parsed.GetValue(statements), cancellationToken);
            await Figures.ReportAsync("transitions", runs, parsed.GetValue(json), cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Figures>> RunAsync(int cases, int[] clients, bool showsStatements, CancellationToken cancellationToken)
    {
        await using var database = await LoadDatabase.StartAsync();
        await using var services = await LoadServices.OpenAsync(database.ConnectionString, cancellationToken);
        var work = new FiveDecisions(services);
        Say($"opening {cases * clients.Length + WarmUpCases} cases …");
        var tokens = await work.FurnishAsync(Math.Max(4, clients.Max()), cancellationToken);
        var warmUp = await work.OpenAsync(WarmUpCases, cancellationToken);
        var opened = new Queue<IReadOnlyList<string>>();
        foreach (var _ in clients)
            opened.Enqueue(await work.OpenAsync(cases, cancellationToken));
        var walked = (await work.OpenAsync(1, cancellationToken))[0];
        await work.OpenAsync(1, cancellationToken);
        await database.SettleAsync();

        await using var host = await ServedHost.StartAsync(database.ConnectionString, cancellationToken);
        Say("warming up …");
        await OfficerClients.RunAsync(host.Origin, tokens, new ConcurrentQueue<string>(warmUp), new Latencies(), cancellationToken);
        var floor = new TransitionFloor(database);
        var last = WarmUpCases + cases * clients.Length;
        await floor.TakeAsync(FiveDecisions.CaseId(0), FiveDecisions.CaseId(last + 1), await StatesAsync(database, host, tokens[0], walked, FiveDecisions.CaseId(last)));
        var runs = new List<Figures>();
        foreach (var count in clients)
        {
            Say($"{count} clients …");
            await database.SettleAsync();
            var place = (await database.CountsAsync()).Wal;
            var measured = await MeasureAsync(database, host, [.. tokens.Take(count)], opened.Dequeue(), cancellationToken);
            if (showsStatements)
                Say(string.Join('\n', [.. await database.TopStatementsAsync(12), .. await database.LogSinceAsync(place, 40)]));
            Say($"{count} clients, floor …");
            await floor.RunAsync(Math.Min(cases, 200), count, run: 2 * runs.Count);
            runs.Add(measured with { FloorPerSecond = await floor.RunAsync(cases, count, run: 2 * runs.Count + 1) });
        }
        return runs;
    }

    /// <summary>The states of a case's workflow instance, as each decision leaves it.</summary>
    private static async Task<IReadOnlyList<string>> StatesAsync(LoadDatabase database, ServedHost host, string token, string task, string caseId)
    {
        using var officer = new OfficerClient(host.Origin, token);
        var states = new List<string>();
        for (var next = (string?)task; next is not null;)
        {
            next = await officer.DecideAsync(next);
            states.Add(await database.ScalarAsync<string>($"select state from workflow_instances where correlation_id = '{caseId}'"));
        }
        return states;
    }

    private static async Task<Figures> MeasureAsync(LoadDatabase database, ServedHost host, IReadOnlyList<string> tokens, IReadOnlyList<string> tasks, CancellationToken cancellationToken)
    {
        var latencies = new Latencies();
        var (before, processor, own) = (await database.CountsAsync(), host.Processor, Environment.CpuUsage.TotalTime);
        var from = Stopwatch.GetTimestamp();
        var done = await OfficerClients.RunAsync(host.Origin, tokens, new ConcurrentQueue<string>(tasks), latencies, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        var (ownAfter, processorAfter, after) = (Environment.CpuUsage.TotalTime, host.Processor, await database.CountsAsync());
        return new Figures
        {
            Run = $"{tokens.Count} clients",
            Cases = tasks.Count,
            Clients = tokens.Count,
            PerSecond = done / seconds,
            StatementsPerTransition = (after.Statements - before.Statements) / (double)done,
            WalBytesPerTransition = (after.Wal - before.Wal) / (double)done,
            CpuMsHost = (processorAfter - processor).TotalMilliseconds / done,
            CpuMsDatabase = (after.Processor - before.Processor).TotalMilliseconds / done,
            CpuMsClient = (ownAfter - own).TotalMilliseconds / done,
            P50 = latencies.Within(0.50),
            P95 = latencies.Within(0.95),
            P99 = latencies.Within(0.99),
            Lost = tasks.Count * FiveDecisions.Events - done,
            PeakRssMb = host.PeakRssMb,
            Seconds = seconds,
        };
    }

    private static void Say(string what) => Console.Error.WriteLine(what);
}

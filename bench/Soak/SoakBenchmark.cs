using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Orchestrator.Bench.Load;
using Orchestrator.Bench.Reporting;
using Orchestrator.Bench.Transitions;

namespace Orchestrator.Bench.Soak;

/// <summary>Officers decide and look at their worklists for a long time, while new cases come in. What the host and the database hold is looked at again and again: it must not grow.</summary>
internal sealed class SoakBenchmark : IBenchmark
{
    private const int Officers = 4;
    private const int Readers = 2;
    private const int Samples = 6;
    private const int CasesAtOnce = 100;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    public Command Command(Option<FileInfo?> json)
    {
        var minutes = new Option<double>("--minutes") { Description = "How long.", DefaultValueFactory = _ => 30 };
        var command = new Command("soak", "A long mixed load: memory, connections, locks and lag.") { minutes, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Figures.ReportAsync("soak", await RunAsync(TimeSpan.FromMinutes(parsed.GetValue(minutes)), cancellationToken), parsed.GetValue(json), cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Figures>> RunAsync(TimeSpan length, CancellationToken cancellationToken)
    {
        await using var database = await LoadDatabase.StartAsync();
        await using var services = await LoadServices.OpenAsync(database.ConnectionString, cancellationToken);
        var work = new FiveDecisions(services);
        var tokens = await work.FurnishAsync(Officers + Readers, cancellationToken);
        var tasks = new ConcurrentQueue<string>(await work.OpenAsync(2 * CasesAtOnce, cancellationToken));
        await database.SettleAsync();
        await using var host = await ServedHost.StartAsync(database.ConnectionString, cancellationToken);

        var figures = new List<Figures>();
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var filling = FillAsync(work, tasks, ends.Token);
        for (var sample = 1; sample <= Samples; sample++)
        {
            using var part = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            part.CancelAfter(length / Samples);
            var (decisions, reads) = (new Latencies(), new Latencies());
            var processor = host.Processor;
            var from = Stopwatch.GetTimestamp();
            var reading = Task.WhenAll(tokens.Skip(Officers).Select(token => ReadAsync(host.Origin, token, reads, part.Token)));
            var done = await OfficerClients.RunAsync(host.Origin, [.. tokens.Take(Officers)], tasks, decisions, part.Token, Pace);
            await part.CancelAsync();
            await reading;
            figures.Add(new Figures
            {
                Run = string.Create(CultureInfo.InvariantCulture, $"{sample} of {Samples}"),
                PerSecond = done / Stopwatch.GetElapsedTime(from).TotalSeconds,
                P50 = decisions.Within(0.5),
                P99 = decisions.Within(0.99),
                CpuMsHost = (host.Processor - processor).TotalMilliseconds / Math.Max(1, done + reads.Count),
                RssMb = host.RssMb,
                PeakRssMb = host.PeakRssMb,
                Connections = await database.ScalarAsync<long>("select count(*) from pg_stat_activity where datname = current_database()"),
                Locks = await database.ScalarAsync<long>("select count(*) from pg_locks l join pg_stat_activity a on a.pid = l.pid where a.state <> 'active' and l.locktype in ('tuple', 'transactionid', 'advisory')"),
                OutboxWaiting = await database.ScalarAsync<long>("select count(*) from outbox where status = 'Pending'"),
                QueueWaiting = await database.ScalarAsync<long>("select count(*) from stimulus_queue"),
            });
            Say(string.Create(CultureInfo.InvariantCulture, $"{sample} of {Samples}: {figures[^1].PerSecond:0} decisions a second, {figures[^1].RssMb:0} MB"));
        }
        await ends.CancelAsync();
        await filling;
        return figures;
    }

    // New cases as the old ones come to their end.
    private static async Task FillAsync(FiveDecisions work, ConcurrentQueue<string> tasks, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                if (tasks.Count < CasesAtOnce)
                {
                    foreach (var task in await work.OpenAsync(CasesAtOnce, stop))
                        tasks.Enqueue(task);
                }
                await Task.Delay(TimeSpan.FromMilliseconds(200), stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The load is over.
        }
    }

    private static async Task ReadAsync(Uri origin, string token, Latencies latencies, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = origin, DefaultRequestVersion = HttpVersion.Version11 };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        while (!stop.IsCancellationRequested)
        {
            var from = Stopwatch.GetTimestamp();
            using (var answer = await client.GetAsync("api/tasks?limit=50", CancellationToken.None))
                answer.EnsureSuccessStatusCode();
            latencies.Add(Stopwatch.GetElapsedTime(from));
            await Task.Delay(4 * Pace, CancellationToken.None);
        }
    }

    private static void Say(string what) => Console.Error.WriteLine(what);
}

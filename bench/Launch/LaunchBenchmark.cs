using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Bench.Load;
using Orchestrator.Bench.Reporting;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.Jobs;
using Orchestrator.Host.Seeding;
using Orchestrator.Workflows.Jobs;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Bench.Launch;

/// <summary>A campaign launched over many units: a job that opens a case for each and runs its workflow to the first wait. Beside the same rows sent by plain Npgsql.</summary>
internal sealed class LaunchBenchmark : IBenchmark
{
    private const int Seed = 20050325;
    private const int MostFloor = 5_000;
    private const int Workers = 2;
    private static readonly DateTimeOffset Morning = LegalClock.At(new LocalDate(2005, 3, 28), new LocalTime(9, 0));

    public Command Command(Option<FileInfo?> json)
    {
        var units = new Option<int>("--units") { Description = "Units of the register.", DefaultValueFactory = _ => 10_000 };
        var statements = new Option<bool>("--statements") { Description = "Also print the statements that took most time." };
        var command = new Command("launch", "A campaign launched over many units, each case parked at its first wait.") { units, statements, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var figures = await RunAsync(parsed.GetValue(units), parsed.GetValue(statements), cancellationToken);
            await Figures.ReportAsync("launch", [figures], parsed.GetValue(json), cancellationToken);
            return figures is { Lost: 0, Doubled: 0 } ? 0 : 1;
        });
        return command;
    }

    private static async Task<Figures> RunAsync(int units, bool showsStatements, CancellationToken cancellationToken)
    {
        await using var database = await LoadDatabase.StartAsync();
        await using var services = await LoadServices.OpenAsync(database.ConnectionString, cancellationToken, new ShiftedClock(Morning - TimeProvider.System.GetUtcNow()));
        Say($"registering {units} units …");
        var campaign = await services.Services.GetRequiredService<Seed>().PlantAsync(units, Seed, cancellationToken);
        await database.SettleAsync();

        var own = Process.GetCurrentProcess();
        var (before, processor) = (await database.CountsAsync(), own.TotalProcessorTime);
        var from = Stopwatch.GetTimestamp();
        var job = await services.InTransactionAsync(async (scope, token) =>
        {
            var office = (await scope.GetRequiredService<IRecords>().FirstAsync<Person>(person => person.SignInName == "office", null, token))!;
            return (await scope.GetRequiredService<JobDesk>().OrderLaunchAsync(campaign.Id, office.AsActor(), token)).Value;
        }, cancellationToken);
        var runner = services.Services.GetRequiredService<JobRunner>();
        var done = 0;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(
            async () =>
            {
                int batch;
                while ((batch = await runner.RunAsync(job.Id, cancellationToken)) > 0)
                {
                    var now = Interlocked.Add(ref done, batch);
                    if (now / Math.Max(1, units / 10) != (now - batch) / Math.Max(1, units / 10))
                        Say(string.Create(CultureInfo.InvariantCulture, $"{now} of {units} after {Stopwatch.GetElapsedTime(from).TotalSeconds:0} s"));
                }
            },
            cancellationToken)));
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        own.Refresh();
        var (after, processorAfter) = (await database.CountsAsync(), own.TotalProcessorTime);
        var peak = own.PeakWorkingSet64 / 1048576.0;
        if (showsStatements)
            Say(string.Join('\n', await database.TopStatementsAsync(16)));

        var parked = await database.ScalarAsync<long>("select count(distinct c.unit_id) from cases c join workflow_instances i on i.id = c.instance_id where exists (select 1 from bookmarks b where b.instance_id = i.id)");
        var cases = await database.ScalarAsync<long>("select count(*) from cases");
        Say("floor …");
        var floor = new LaunchFloor(database);
        await floor.TakeAsync(await database.ScalarAsync<string>("select max(id) from cases"));
        return new Figures
        {
            Run = $"{units} units",
            Cases = units,
            PerSecond = units / seconds,
            FloorPerSecond = await floor.RunAsync(Math.Min(units, MostFloor)),
            StatementsPerTransition = (after.Statements - before.Statements) / (double)units,
            WalBytesPerTransition = (after.Wal - before.Wal) / (double)units,
            CpuMsHost = (processorAfter - processor).TotalMilliseconds / units,
            CpuMsDatabase = (after.Processor - before.Processor).TotalMilliseconds / units,
            Lost = units - parked,
            Doubled = cases - parked,
            PeakRssMb = peak,
            Seconds = seconds,
        };
    }

    private static void Say(string what) => Console.Error.WriteLine(what);
}

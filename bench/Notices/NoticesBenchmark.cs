using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Orchestrator.Bench.Load;
using Orchestrator.Bench.Reporting;
using Orchestrator.Engine;
using Orchestrator.Host.Simulation;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Notices;
using Orchestrator.Workflows.Records;

namespace Orchestrator.Bench.Notices;

/// <summary>Orders to rectify rendered from the data of one that was really issued, each under a number of its own, hashed and stored; then some printed to PDF. One thread renders.</summary>
internal sealed class NoticesBenchmark : IBenchmark
{
    private const int PlayedUnits = 40;
    private const int Seed = 20050325;
    private const int PerTransaction = 50;
    private const int WarmUp = 500;
    private const string Order = "D11";
    private static readonly DateTimeOffset Morning = LegalClock.At(new LocalDate(2005, 5, 17), new LocalTime(8, 30));

    public Command Command(Option<FileInfo?> json)
    {
        var count = new Option<int>("--count") { Description = "Orders to render and freeze.", DefaultValueFactory = _ => 10_000 };
        var pdf = new Option<int>("--pdf") { Description = "Orders to print.", DefaultValueFactory = _ => 200 };
        var command = new Command("notices", "Orders rendered and frozen, and some printed.") { count, pdf, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Figures.ReportAsync("notices", await RunAsync(parsed.GetValue(count), parsed.GetValue(pdf), cancellationToken), parsed.GetValue(json), cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Figures>> RunAsync(int count, int pdf, CancellationToken cancellationToken)
    {
        await using var database = await LoadDatabase.StartAsync();
        Say($"playing {PlayedUnits} units up to the middle of May …");
        await using (var session = await SimulationSession.OpenAsync(new DatabaseOptions(database.ConnectionString), cancellationToken))
            await session.RunAsync(new SimulationRequest(PlayedUnits, Seed, Morning), new Progress<SimulationProgress>(), cancellationToken);
        await using var services = await LoadServices.OpenAsync(database.ConnectionString, cancellationToken);
        var issued = await services.InTransactionAsync((scope, token) => scope.GetRequiredService<OrchestratorDbContext>().Notices.AsNoTracking().FirstAsync(notice => notice.TemplateCode == Order, token), cancellationToken);
        await database.SettleAsync();

        await FreezeAsync(services, issued, 900_000, WarmUp, cancellationToken);
        Say($"{count} orders …");
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var from = Stopwatch.GetTimestamp();
        await FreezeAsync(services, issued, 100_000, count, cancellationToken);
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        var used = Process.GetCurrentProcess().TotalProcessorTime - processor;
        var stored = await database.ScalarAsync<long>($"select count(distinct sha256) from notices where series_year = {issued.SeriesYear} and serial between 100000 and {100_000 + count - 1}");
        var html = new Figures
        {
            Run = "HTML, rendered and frozen",
            Cases = count,
            PerSecond = count / seconds,
            FloorPerSecond = await StoredOnlyAsync(database, issued, Math.Min(count, 5_000)),
            PerSecondOfProcessor = count / used.TotalSeconds,
            CpuMsHost = used.TotalMilliseconds / count,
            Lost = count - stored,
            Seconds = seconds,
        };
        return [html, await PrintAsync(services, issued, pdf, cancellationToken)];
    }

    private static async Task FreezeAsync(LoadServices services, Notice issued, int firstSerial, int count, CancellationToken cancellationToken)
    {
        var renderer = services.Services.GetRequiredService<INoticeRenderer>();
        var clock = services.Services.GetRequiredService<TimeProvider>();
        foreach (var serials in Enumerable.Range(firstSerial, count).Chunk(PerTransaction))
        {
            await services.InTransactionAsync((scope, _) =>
            {
                var records = scope.GetRequiredService<IRecords>();
                foreach (var serial in serials)
                    records.Add(Frozen(renderer, clock, issued, serial));
                return Task.FromResult(true);
            }, cancellationToken);
        }
    }

    private static Notice Frozen(INoticeRenderer renderer, TimeProvider clock, Notice issued, int serial)
    {
        var data = JsonNode.Parse(issued.Data)!.AsObject();
        data["doc_no"] = issued.DocumentNumber!.Replace(issued.Serial!.Value.ToString(CultureInfo.InvariantCulture) + "号", serial.ToString(CultureInfo.InvariantCulture) + "号", StringComparison.Ordinal);
        var rendered = renderer.Render(Order, data);
        return new Notice
        {
            Id = Ids.New(clock),
            CampaignId = issued.CampaignId,
            CaseId = issued.CaseId,
            TemplateCode = issued.TemplateCode,
            TemplateVersion = rendered.Version,
            Title = rendered.Title,
            DocumentNumber = data["doc_no"]!.GetValue<string>(),
            Series = issued.Series,
            SeriesYear = issued.SeriesYear,
            Serial = serial,
            AddresseeName = issued.AddresseeName,
            Html = rendered.Html,
            Data = rendered.Data,
            Sha256 = rendered.Sha256,
            RequiresService = issued.RequiresService,
            IssuedBy = issued.IssuedBy,
            IssuedAt = clock.GetUtcNow(),
            IssuedOn = issued.IssuedOn,
        };
    }

    /// <summary>The floor: the same rows without rendering, by plain Npgsql in batches of the same size.</summary>
    private static async Task<double> StoredOnlyAsync(LoadDatabase database, Notice issued, int count)
    {
        var rows = new RowCopies();
        await using var connection = await database.OpenAsync();
        await rows.TakeAsync(connection, "notices", $"id = '{issued.Id}'", "id", "series");
        await database.ExecuteAsync(RowCopies.Create("notices"));
        var from = Stopwatch.GetTimestamp();
        foreach (var numbers in Enumerable.Range(0, count).Chunk(PerTransaction))
        {
            await using var batch = new Npgsql.NpgsqlBatch(connection);
            foreach (var number in numbers)
                batch.BatchCommands.Add(rows.Insert(0, number.ToString("D8", CultureInfo.InvariantCulture)));
            await batch.ExecuteNonQueryAsync();
        }
        return count / Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    private static async Task<Figures> PrintAsync(LoadServices services, Notice issued, int count, CancellationToken cancellationToken)
    {
        Say($"{count} prints …");
        var printer = services.Services.GetRequiredService<IPdfPrinter>();
        await printer.PrintAsync(issued.Html, cancellationToken);
        var latencies = new Latencies();
        var from = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken }, async (_, token) =>
        {
            var begun = Stopwatch.GetTimestamp();
            await printer.PrintAsync(issued.Html, token);
            latencies.Add(Stopwatch.GetElapsedTime(begun));
        });
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        return new Figures { Run = "PDF", Cases = count, PerSecond = count / seconds, P50 = latencies.Within(0.5), P99 = latencies.Within(0.99), Seconds = seconds };
    }

    private static void Say(string what) => Console.Error.WriteLine(what);
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace Orchestrator.Bench.Reporting;

/// <summary>What one run under load measured; what does not apply is null. Times in milliseconds.</summary>
internal sealed record Figures
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Which run of the benchmark it is.</summary>
    public required string Run { get; init; }
    public int? Cases { get; init; }
    public int? Clients { get; init; }
    public int? Nodes { get; init; }
    public double? PerSecond { get; init; }
    /// <summary>The same row changes sent by plain Npgsql, in the same run.</summary>
    public double? FloorPerSecond { get; init; }
    public double? RatioToFloor => PerSecond / FloorPerSecond;
    /// <summary>For one second of the host's processor time, whatever else the machine waited for.</summary>
    public double? PerSecondOfProcessor { get; init; }
    public double? StatementsPerTransition { get; init; }
    public double? WalBytesPerTransition { get; init; }
    /// <summary>Processor time of the host for one transition.</summary>
    public double? CpuMsHost { get; init; }
    /// <summary>Processor time of the database for one transition.</summary>
    public double? CpuMsDatabase { get; init; }
    /// <summary>Processor time of those who ask for one transition: on few processors it is missing to host and database.</summary>
    public double? CpuMsClient { get; init; }
    [JsonPropertyName("p50_ms")] public double? P50 { get; init; }
    [JsonPropertyName("p95_ms")] public double? P95 { get; init; }
    [JsonPropertyName("p99_ms")] public double? P99 { get; init; }
    [JsonPropertyName("p99_calm_ms")] public double? P99Calm { get; init; }
    [JsonPropertyName("p99_storm_ms")] public double? P99Storm { get; init; }
    public long? Lost { get; init; }
    public long? Doubled { get; init; }
    public double? PeakRssMb { get; init; }
    /// <summary>Memory that the host holds at the end of the run.</summary>
    public double? RssMb { get; init; }
    /// <summary>Connections to the database, locks of transactions that idle, messages and stimuli that wait, at the end of the run.</summary>
    public long? Connections { get; init; }
    public long? Locks { get; init; }
    public long? OutboxWaiting { get; init; }
    public long? QueueWaiting { get; init; }
    public double? Seconds { get; init; }

    /// <summary>Prints all runs as one table and, if wanted, writes the last one with all runs beside it.</summary>
    public static async Task ReportAsync(string benchmark, IReadOnlyList<Figures> runs, FileInfo? file, CancellationToken cancellationToken)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 200;
        var cells = runs.Select(run => JsonSerializer.SerializeToElement(run, Json)).ToList();
        var names = cells.SelectMany(cell => cell.EnumerateObject().Select(member => member.Name)).Distinct().ToList();
        var table = new Table().Border(TableBorder.Ascii2);
        foreach (var name in names)
            table.AddColumn(new TableColumn(name.Replace('_', ' ')).RightAligned());
        foreach (var cell in cells)
            table.AddRow([.. names.Select(name => cell.TryGetProperty(name, out var value) ? Text(value) : "")]);
        AnsiConsole.WriteLine($"{benchmark}: {Machine.Current}");
        AnsiConsole.Write(table);
        if (file is null)
            return;
        file.Directory?.Create();
        var written = JsonSerializer.SerializeToNode(runs[^1], Json)!.AsObject();
        written["benchmark"] = benchmark;
        written["machine"] = Machine.Current;
        written["runs"] = JsonSerializer.SerializeToNode(runs, Json);
        await File.WriteAllTextAsync(file.FullName, written.ToJsonString(Json) + "\n", cancellationToken);
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetDouble() is var number && number % 1 == 0 ? number.ToString("#,0", CultureInfo.InvariantCulture) : number.ToString("#,0.00", CultureInfo.InvariantCulture)
        : value.ToString();
}

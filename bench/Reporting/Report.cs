using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace Orchestrator.Bench.Reporting;

/// <summary>What one benchmark measured, and on what machine.</summary>
internal sealed record Report(string Benchmark, IReadOnlyList<Measurement> Measurements)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string Runtime { get; } = RuntimeInformation.FrameworkDescription;

    public string System { get; } = $"{RuntimeInformation.OSDescription} ({RuntimeInformation.ProcessArchitecture})";

    public int Processors { get; } = Environment.ProcessorCount;

    public void Print()
    {
        var table = new Table().Border(TableBorder.Ascii2).AddColumn("measured").AddColumn("how");
        foreach (var figure in new[] { "mean", "± error", "ratio", "allocated", "alloc ratio" })
            table.AddColumn(new TableColumn(figure).RightAligned().NoWrap());
        foreach (var group in Measurements.GroupBy(m => m.Group))
        {
            foreach (var m in group)
            {
                table.AddRow(
                    m.IsBaseline ? group.Key.EscapeMarkup() : "", m.Name.EscapeMarkup(), Time(m.Nanoseconds), Time(m.Error), Ratio(m.Ratio), Bytes(m.AllocatedBytes), Ratio(m.AllocationRatio));
            }
            table.AddEmptyRow();
        }
        // A file or a pipe has no width, and a table that is cut says nothing.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 160;
        AnsiConsole.WriteLine($"{Benchmark}: {Runtime}, {System}, {Processors} processors");
        AnsiConsole.Write(table);
    }

    public async Task WriteAsync(FileInfo file, CancellationToken cancellationToken)
    {
        file.Directory?.Create();
        await using var stream = file.Create();
        await JsonSerializer.SerializeAsync(stream, this, Json, cancellationToken);
    }

    private static string Time(double nanoseconds) => nanoseconds switch
    {
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e6:0.00} ms"),
        >= 1e3 => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e3:0.00} us"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds:0.0} ns"),
    };

    private static string Bytes(long bytes) => bytes >= 10_240
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:#,0.0} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes:#,0} B");

    private static string Ratio(double? ratio) => ratio is { } r ? string.Create(CultureInfo.InvariantCulture, $"{r:0.00}") : "";
}

using System.CommandLine;
using Orchestrator.Bench.Engine;
using Orchestrator.Bench.Reporting;

IBenchmark[] benchmarks = [new EngineBenchmark()];

var json = new Option<FileInfo?>("--json") { Description = "Also write the measurements to this file." };
var root = new RootCommand("Measures Orchestrator. Every measurement stands beside a baseline of the same run.");
foreach (var benchmark in benchmarks)
{
    var only = new Option<string>("--only") { Description = "Run only what matches, for example '*Burst*'.", DefaultValueFactory = _ => "*" };
    var command = new Command(benchmark.Name, benchmark.Description) { json, only };
    command.SetAction(async (parsed, cancellationToken) =>
    {
        var report = await benchmark.RunAsync(parsed.GetValue(only)!, cancellationToken);
        report.Print();
        if (parsed.GetValue(json) is { } file)
            await report.WriteAsync(file, cancellationToken);
        return report.Measurements.Count == 0 ? 1 : 0;
    });
    root.Add(command);
}
return await root.Parse(args).InvokeAsync();

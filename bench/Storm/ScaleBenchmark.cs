using System.CommandLine;
using Orchestrator.Bench.Reporting;

namespace Orchestrator.Bench.Storm;

/// <summary>The same storm with more and more host processes: nothing may be lost or doubled, and more nodes may not be slower.</summary>
internal sealed class ScaleBenchmark : IBenchmark
{
    public Command Command(Option<FileInfo?> json)
    {
        var cases = new Option<int>("--cases") { Description = "Cases whose period ends, for each number of nodes.", DefaultValueFactory = _ => 20_000 };
        var nodes = new Option<int[]>("--nodes") { Description = "How many host processes share the work; several numbers make several runs.", DefaultValueFactory = _ => [1, 2, 4], AllowMultipleArgumentsPerToken = true };
        var command = new Command("scale", "The storm with 1, 2 and 4 host processes.") { cases, nodes, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var runs = new List<Figures>();
            foreach (var count in parsed.GetValue(nodes)!)
                runs.Add(await StormBenchmark.RunAsync(parsed.GetValue(cases), count, showsStatements: false, cancellationToken));
            await Figures.ReportAsync("scale", runs, parsed.GetValue(json), cancellationToken);
            return runs.TrueForAll(run => run is { Lost: 0, Doubled: 0 }) ? 0 : 1;
        });
        return command;
    }
}

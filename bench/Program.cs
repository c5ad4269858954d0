using System.CommandLine;
using Orchestrator.Bench.Engine;
using Orchestrator.Bench.Flat;
using Orchestrator.Bench.Launch;
using Orchestrator.Bench.Notices;
using Orchestrator.Bench.Reporting;
using Orchestrator.Bench.Soak;
using Orchestrator.Bench.Storm;
using Orchestrator.Bench.Transitions;

IBenchmark[] benchmarks = [new EngineBenchmark(), new TransitionsBenchmark(), new StormBenchmark(), new ScaleBenchmark(), new LaunchBenchmark(), new FlatBenchmark(), new NoticesBenchmark(), new SoakBenchmark()];

var json = new Option<FileInfo?>("--json") { Description = "Also write the figures to this file." };
var root = new RootCommand("Measures Orchestrator. Every measurement stands beside a baseline of the same run.");
foreach (var benchmark in benchmarks)
    root.Add(benchmark.Command(json));
return await root.Parse(args).InvokeAsync();

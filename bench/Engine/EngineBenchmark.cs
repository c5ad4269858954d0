using System.CommandLine;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Orchestrator.Bench.Reporting;
using Perfolizer.Horology;
using Measurement = Orchestrator.Bench.Reporting.Measurement;

namespace Orchestrator.Bench.Engine;

/// <summary>The engine alone: no database, no host.</summary>
internal sealed class EngineBenchmark : IBenchmark
{
    private const string Name = "engine";

    public Command Command(Option<FileInfo?> json)
    {
        var only = new Option<string>("--only") { Description = "Run only what matches, for example '*Burst*'.", DefaultValueFactory = _ => "*" };
        var command = new Command(Name, "Compiling, bursts, state and expressions, in memory.") { json, only };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var report = Run(parsed.GetValue(only)!, cancellationToken);
            report.Print();
            if (parsed.GetValue(json) is { } file)
                await report.WriteAsync(file, cancellationToken);
            return report.Measurements.Count == 0 ? 1 : 0;
        });
        return command;
    }

    private static Report Run(string only, CancellationToken cancellationToken)
    {
        var measurements = new List<Measurement>();
        foreach (var type in new[] { typeof(Compiling), typeof(Bursts), typeof(States), typeof(Expressions) })
        {
            cancellationToken.ThrowIfCancellationRequested();
            Console.Error.WriteLine($"{type.Name} …");
            measurements.AddRange(Read(BenchmarkRunner.Run(type, Config(only))));
        }
        return new Report(Name, measurements);
    }

    private static ManualConfig Config(string only) => ManualConfig.CreateEmpty()
        .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(4).WithIterationCount(10).WithIterationTime(TimeInterval.FromMilliseconds(150)))
        .AddDiagnoser(MemoryDiagnoser.Default)
        .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
        .AddFilter(new GlobFilter([only]))
        .AddLogger(NullLogger.Instance)
        .WithArtifactsPath(Path.Combine(AppContext.BaseDirectory, "artifacts"))
        .WithOptions(ConfigOptions.DisableLogFile);

    private static IEnumerable<Measurement> Read(Summary summary)
    {
        if (summary.HasCriticalValidationErrors)
            throw new InvalidOperationException(string.Join(' ', summary.ValidationErrors.Select(e => e.Message)));
        foreach (var group in summary.Reports.GroupBy(r => r.BenchmarkCase.Parameters.DisplayInfo))
        {
            if (group.FirstOrDefault(r => r.ResultStatistics is null) is { } failed)
                throw new InvalidOperationException($"{failed.BenchmarkCase.DisplayInfo} could not be measured.");
            var baseline = group.FirstOrDefault(r => summary.IsBaseline(r.BenchmarkCase));
            foreach (var report in group)
            {
                var (mean, allocated) = (report.ResultStatistics!.Mean, Allocated(report));
                yield return new Measurement(
                    NameOf(report.BenchmarkCase), report.BenchmarkCase.Descriptor.WorkloadMethodDisplayInfo.Trim('\''), report == baseline,
                    mean, report.ResultStatistics.ConfidenceInterval.Margin, allocated,
                    baseline is null ? null : mean / baseline.ResultStatistics!.Mean,
                    baseline is null || Allocated(baseline) == 0 ? null : allocated / (double)Allocated(baseline));
            }
        }
    }

    private static string NameOf(BenchmarkCase benchmark) =>
        string.Join(' ', new[] { benchmark.Descriptor.Type.Name.ToLowerInvariant(), string.Join(' ', benchmark.Parameters.Items.Select(p => $"{p.Value}")) }.Where(part => part.Length > 0));

    private static long Allocated(BenchmarkReport report) => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0;
}

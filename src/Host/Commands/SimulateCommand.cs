using System.CommandLine;
using Orchestrator.Host.Simulation;
using Orchestrator.Storage.Model;
using Spectre.Console;

namespace Orchestrator.Host.Commands;

/// <summary><c>simulate</c>: plays the whole campaign on a simulated clock.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var units = new Option<int>("--units") { Description = "单位数量 / number of synthetic units", DefaultValueFactory = _ => 1000 };
        var seed = new Option<int>("--seed") { Description = "随机种子,同种子同结果 / seed; the same seed gives the same report", DefaultValueFactory = _ => 20050325 };
        var report = new Option<FileInfo?>("--report") { Description = "报告写入的 JSON 文件 / JSON file for the report" };
        var output = new Option<DirectoryInfo?>("--out") { Description = "通报和各种文书样本的输出目录 / folder for the bulletin and one sample of each notice (HTML and PDF)" };
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        units.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var count) && (count < 1 || count > 1_000_000))
                result.AddError("--units 应在 1 至 1000000 之间 / must be between 1 and 1000000");
        });
        var command = new Command("simulate", "在模拟时钟上推演整场专项整治 / play the whole campaign on a simulated clock") { units, seed, report, output, database, json };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            var given = parsed.GetValue(database);
            var options = given is null ? Fresh() : CommonOptions.Resolve(given);
            var request = new SimulationRequest(parsed.GetValue(units), parsed.GetValue(seed));
            var quiet = parsed.GetValue(json);
            await using var session = await SimulationSession.OpenAsync(options with { SyncEveryCommit = false }, cancellationToken);
            var result = quiet
                ? await session.RunAsync(request, new Progress<SimulationProgress>(), cancellationToken)
                : await WithProgressBarAsync(session, request, cancellationToken);
            if (parsed.GetValue(report) is { } file)
                await File.WriteAllTextAsync(file.FullName, result.ToJson() + "\n", cancellationToken);
            if (parsed.GetValue(output) is { } folder)
                await session.WriteSamplesAsync(folder, cancellationToken);
            if (quiet)
                Console.WriteLine(result.ToJson());
            else
                ReportTable.Write(result);
            return result.InvariantViolations.Count == 0 ? ExitCode.Done : ExitCode.DoesNotHold;
        }));
        return command;
    }

    /// <summary>A database of its own for this run, in place of the one before.</summary>
    private static DatabaseOptions Fresh()
    {
        var file = Path.Combine(CommonOptions.VariableData(), "simulation.db");
        foreach (var old in new[] { file, file + "-wal", file + "-shm" })
            File.Delete(old);
        return new DatabaseOptions(file);
    }

    private static Task<SimulationReport> WithProgressBarAsync(SimulationSession session, SimulationRequest request, CancellationToken cancellationToken) =>
        AnsiConsole.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async bars =>
            {
                var bar = bars.AddTask($"推演 {request.Units} 户 / simulating", maxValue: 1);
                var progress = new Progress<SimulationProgress>(p =>
                {
                    // Most of the work is done by the end of the campaign's third month; the last tenth is the aftermath.
                    bar.Value = Math.Clamp((p.Now - session.From).TotalDays / 100, 0, 0.99);
                    bar.Description = $"推演 {request.Units} 户 / simulating · {p.Now.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd HH:mm}";
                });
                var result = await session.RunAsync(request, progress, cancellationToken);
                bar.Value = 1;
                return result;
            });
}

using System.CommandLine;
using System.Text.Json;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.Retention;
using Orchestrator.Storage.Model;
using Orchestrator.Storage.Retention;
using Spectre.Console;

namespace Orchestrator.Host.Commands;

/// <summary><c>prune</c>: removes instances that ended long ago and carry no legal record, in batches; may be stopped and run again.</summary>
internal static class PruneCommand
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static Command Create()
    {
        var days = new Option<int>("--days") { Description = "结束满多少天的实例 / instances that ended more than this many days ago", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "只计数,不删除 / only count them" };
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("prune", "清理早已结束、不涉及案卷的流程实例 / remove instances that ended long ago and concern no case") { days, dryRun, database, json };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            var term = parsed.GetValue(days);
            if (term < 1)
                throw new BadInputException("--days 至少为 1。", "--days must be 1 or more.");
            var options = CommonOptions.Resolve(parsed.GetValue(database));
            using var host = HostComposition.BuildTool(options, await ClockOfAsync(options, cancellationToken));
            var pruner = host.Services.GetRequiredService<Pruner>();
            var isForPrograms = parsed.GetValue(json);
            if (parsed.GetValue(dryRun))
                Count(await pruner.CountAsync(term, cancellationToken), term, isForPrograms);
            else
                Write(await PruneAsync(pruner, term, isForPrograms, cancellationToken), term, isForPrograms);
            return ExitCode.Done;
        }));
        return command;
    }

    private static Task<PrunedRows> PruneAsync(Pruner pruner, int days, bool isForPrograms, CancellationToken cancellationToken) => isForPrograms
        ? pruner.PruneAsync(days, progress: null, cancellationToken)
        : AnsiConsole.Status().StartAsync("清理中 / pruning …", status =>
            pruner.PruneAsync(days, so => status.Status($"清理中 / pruning … {so.Instances}"), cancellationToken));

    private static void Count(int instances, int days, bool isForPrograms) => Console.WriteLine(isForPrograms
        ? JsonSerializer.Serialize(new { dryRun = true, days, instances }, Web)
        : $"可清理 {instances} 个实例,未删除任何内容 / {instances} instances may go; nothing was removed");

    private static void Write(PrunedRows removed, int days, bool isForPrograms) => Console.WriteLine(isForPrograms
        ? JsonSerializer.Serialize(new { dryRun = false, days, removed.Instances, removed.JournalLines, removed.Executions, removed.Bookmarks }, Web)
        : $"已清理 {removed.Instances} 个实例、{removed.JournalLines} 条日志、{removed.Executions} 条执行记录 / removed {removed.Instances} instances, {removed.JournalLines} journal lines, {removed.Executions} executions");

    private static async Task<TimeProvider> ClockOfAsync(DatabaseOptions options, CancellationToken cancellationToken)
    {
        using var host = HostComposition.BuildTool(options);
        await using var scope = host.Services.CreateAsyncScope();
        return await DatabaseClock.OfAsync(scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>(), cancellationToken);
    }
}

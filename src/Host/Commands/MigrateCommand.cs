using System.CommandLine;
using System.Text.Json;
using Orchestrator.Storage;

namespace Orchestrator.Host.Commands;

/// <summary><c>migrate</c>: brings the database's schema to this version.</summary>
internal static class MigrateCommand
{
    public static Command Create()
    {
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var alone = new Option<bool>("--no-older-nodes") { Description = "旧版本节点均已停用：启用它们读不了的存储格式 / no node of an earlier release runs any more: adopt the formats that those cannot work with" };
        var command = new Command("migrate", "升级数据库结构 / bring the database's schema to this version") { database, alone, json };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            using var host = HostComposition.BuildTool(CommonOptions.Resolve(parsed.GetValue(database)));
            await using var scope = host.Services.CreateAsyncScope();
            var migrator = scope.ServiceProvider.GetRequiredService<Migrator>();
            var applied = await migrator.MigrateAsync(cancellationToken);
            if (parsed.GetValue(alone))
                await migrator.AdoptFormatsAsync(cancellationToken);
            Console.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(new { applied })
                : applied.Count == 0 ? "数据库已是最新 / the database is up to date" : $"已应用 / applied: {string.Join(", ", applied)}");
            return ExitCode.Done;
        }));
        return command;
    }
}

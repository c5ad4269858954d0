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
        var command = new Command("migrate", "升级数据库结构 / bring the database's schema to this version") { database, json };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            using var host = HostComposition.BuildTool(CommonOptions.Resolve(parsed.GetValue(database)));
            await using var scope = host.Services.CreateAsyncScope();
            var applied = await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
            Console.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(new { applied })
                : applied.Count == 0 ? "数据库已是最新 / the database is up to date" : $"已应用 / applied: {string.Join(", ", applied)}");
            return ExitCode.Done;
        }));
        return command;
    }
}

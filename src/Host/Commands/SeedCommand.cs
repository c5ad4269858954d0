using System.CommandLine;
using System.Text.Json;
using Orchestrator.Host.Seeding;
using Orchestrator.Storage;

namespace Orchestrator.Host.Commands;

/// <summary><c>seed</c>: puts the 2005 campaign with synthetic units into an empty database, ready to launch.</summary>
internal static class SeedCommand
{
    public static Command Create()
    {
        var units = new Option<int>("--units") { Description = "单位数量 / number of synthetic units", DefaultValueFactory = _ => 200 };
        var seed = new Option<int>("--seed") { Description = "随机种子 / seed", DefaultValueFactory = _ => 20050325 };
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("seed", "写入2005年专项整治和模拟单位 / put the 2005 campaign and synthetic units into an empty database") { units, seed, database, json };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            using var host = HostComposition.BuildTool(CommonOptions.Resolve(parsed.GetValue(database)));
            await using (var scope = host.Services.CreateAsyncScope())
                await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
            var planted = await host.Services.GetRequiredService<Seed>().PlantAsync(parsed.GetValue(units), parsed.GetValue(seed), cancellationToken);
            Console.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(new { campaign = planted.Code, units = parsed.GetValue(units) })
                : $"已写入 / planted: {planted.Title} ({planted.Code}), {parsed.GetValue(units)} 户 / units, 模拟数据 / synthetic");
            return ExitCode.Done;
        }));
        return command;
    }
}

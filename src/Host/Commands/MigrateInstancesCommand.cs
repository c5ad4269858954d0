using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Client.Alterations;
using Orchestrator.Engine.Alterations;
using Orchestrator.Host.Alterations;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Alterations;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Refusals;
using Spectre.Console;

namespace Orchestrator.Host.Commands;

/// <summary><c>migrate-instances</c>: moves running instances to another version of their definition, with a trial, in batches, and on from where it was stopped.</summary>
internal static class MigrateInstancesCommand
{
    private const int Batch = 50;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    public static Command Create()
    {
        var definition = new Option<string?>("--definition") { Description = "流程标识 / definition id" };
        var from = new Option<int?>("--from") { Description = "只迁移这一版本的实例 / only instances on this version" };
        var to = new Option<int?>("--to") { Description = "目标版本;缺省为已发布版本 / target version; the published one by default" };
        var instances = new Option<string[]>("--instance") { Description = "只迁移这些实例,可重复 / only these instances; may be repeated", DefaultValueFactory = _ => [] };
        var map = new Option<string[]>("--map") { Description = "步骤改名,旧标识=新标识,可重复 / a step that bears another id now, OLD=NEW; may be repeated", DefaultValueFactory = _ => [] };
        var dryRun = new Option<bool>("--dry-run") { Description = "只试算,不改动 / only say what would happen" };
        var reason = new Option<string?>("--reason") { Description = "理由,记入审计链 / the reason, for the audit chain" };
        var by = new Option<string?>("--by") { Description = "负责人的用户名(管理员或流程编制员) / sign-in name of the administrator or author who answers for it" };
        var resume = new Option<bool>("--resume") { Description = "继续执行尚未完成的变更计划 / go on with plans that were not finished" };
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("migrate-instances", "把运行中的流程实例迁移到另一版本 / move running instances to another version of their definition") { definition, from, to, instances, map, dryRun, reason, by, resume, database, json };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            using var host = HostComposition.BuildTool(CommonOptions.Resolve(parsed.GetValue(database)));
            var quiet = parsed.GetValue(json);
            if (parsed.GetValue(resume))
                return await ResumeAsync(host, quiet, cancellationToken);
            var selection = new InstanceSelection { DefinitionId = parsed.GetValue(definition), Version = parsed.GetValue(from), InstanceIds = parsed.GetValue(instances) ?? [] };
            if (selection.DefinitionId is null && selection.InstanceIds.Count == 0)
                throw new BadInputException("请用 --definition 或 --instance 指明要迁移的实例。", "Say with --definition or --instance what is to be migrated.");
            var order = new Migrate { TargetVersion = parsed.GetValue(to), Map = Pairs(parsed.GetValue(map) ?? []) };
            return parsed.GetValue(dryRun)
                ? await TryAsync(host, order, selection, quiet, cancellationToken)
                : await MigrateAsync(host, order, selection, parsed.GetValue(reason) ?? "", parsed.GetValue(by), quiet, cancellationToken);
        }));
        return command;
    }

    private static async Task<int> TryAsync(IHost host, Migrate order, InstanceSelection selection, bool quiet, CancellationToken cancellationToken)
    {
        var items = new List<InstanceTrial>();
        string? after = null;
        do
        {
            var page = await host.Services.GetRequiredService<AlterationTrials>().TryAsync([order], selection, after, Batch, cancellationToken);
            items.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        if (quiet)
            Console.WriteLine(JsonSerializer.Serialize(items, Json));
        else
            Write(items);
        return items.TrueForAll(item => !item.IsRefused) ? ExitCode.Done : ExitCode.DoesNotHold;
    }

    private static async Task<int> MigrateAsync(IHost host, Migrate order, InstanceSelection selection, string reason, string? by, bool quiet, CancellationToken cancellationToken)
    {
        var unitOfWork = host.Services.GetRequiredService<IUnitOfWork>();
        var plan = await unitOfWork.RunAsync(async (services, token) =>
        {
            var person = by is null ? null : await services.GetRequiredService<IRecords>().FirstAsync<Person>(p => p.SignInName == by && p.IsActive, null, token);
            if (person is null)
                throw new BadInputException("请用 --by 指明负责的管理员或流程编制员。", "Name with --by the administrator or workflow author who answers for it.");
            var ids = await services.GetRequiredService<IInstanceSelector>().SelectAsync(selection, AlterationRules.MostInstances + 1, token);
            return (await services.GetRequiredService<AlterationDesk>().OrderAsync(new AlterationOrder([order], ids, reason), person.AsActor(), token)).Value;
        }, cancellationToken);
        await RunAsync(host, plan.Id, plan.Total, quiet, cancellationToken);
        return await ReportAsync(host, [plan.Id], quiet, cancellationToken);
    }

    private static async Task<int> ResumeAsync(IHost host, bool quiet, CancellationToken cancellationToken)
    {
        var plans = await ReadAsync(host, db => db.AlterationPlans.Where(p => p.Status == AlterationPlanStatus.Running).OrderBy(p => p.Id).ToListAsync(cancellationToken));
        foreach (var plan in plans)
            await RunAsync(host, plan.Id, plan.Total, quiet, cancellationToken);
        return await ReportAsync(host, [.. plans.Select(p => p.Id)], quiet, cancellationToken);
    }

    private static async Task RunAsync(IHost host, string planId, int total, bool quiet, CancellationToken cancellationToken)
    {
        var runner = host.Services.GetRequiredService<AlterationRunner>();
        if (quiet)
        {
            while (await runner.RunAsync(planId, Batch, cancellationToken) == Batch)
            {
            }
            return;
        }
        await AnsiConsole.Progress().AutoClear(true).StartAsync(async bars =>
        {
            var bar = bars.AddTask("迁移中 / migrating", maxValue: Math.Max(1, total));
            int done;
            do
            {
                done = await runner.RunAsync(planId, Batch, cancellationToken);
                bar.Increment(done);
            }
            while (done == Batch);
        });
    }

    private static async Task<int> ReportAsync(IHost host, IReadOnlyList<string> planIds, bool quiet, CancellationToken cancellationToken)
    {
        var plans = await ReadAsync(host, async db => await AlterationViews.ShowAsync(db, await db.AlterationPlans.Where(p => planIds.Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(cancellationToken), cancellationToken));
        var bad = await ReadAsync(host, db => db.AlterationItems.Where(i => planIds.Contains(i.PlanId) && (i.Status == AlterationItemStatus.Refused || i.Status == AlterationItemStatus.Failed)).OrderBy(i => i.Id).ToListAsync(cancellationToken));
        if (quiet)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { plans, notMigrated = bad.Select(AlterationViews.Show) }, Json));
        }
        else
        {
            foreach (var plan in plans)
                AnsiConsole.WriteLine($"{plan.Id}: 迁移 {plan.Done}/{plan.Total},拒绝 {plan.Refused},出错 {plan.Failed} / {plan.Done} of {plan.Total} migrated, {plan.Refused} refused, {plan.Failed} failed");
            foreach (var item in bad)
                AnsiConsole.WriteLine($"  {item.InstanceId}: {item.Message} {item.MessageEn}");
        }
        return bad.Count == 0 ? ExitCode.Done : ExitCode.DoesNotHold;
    }

    private static void Write(List<InstanceTrial> items)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("实例 / instance").AddColumn("结果 / result").AddColumn("停在 / stands at").AddColumn("不会再执行 / will not run").AddColumn("变量 / variables");
        foreach (var item in items)
        {
            table.AddRow(
                Markup.Escape(item.InstanceId),
                item.IsRefused ? Markup.Escape(string.Join('\n', item.Refusals.Select(r => $"{r.Zh} {r.En}"))) : $"v{item.FromVersion} → v{item.ToVersion}",
                Markup.Escape(string.Join('\n', item.Steps.Where(s => s.Waits || s.IsFaulted).Select(s => s.Name ?? s.ActivityId))),
                Markup.Escape(string.Join('\n', item.PassedOver)),
                Markup.Escape(string.Join('\n', item.DroppedVariables.Keys.Select(name => "- " + name).Concat(item.NewVariables.Select(name => "+ " + name)))));
        }
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"{items.Count(i => !i.IsRefused)} 个可迁移,{items.Count(i => i.IsRefused)} 个被拒绝 / {items.Count(i => !i.IsRefused)} can migrate, {items.Count(i => i.IsRefused)} cannot");
    }

    private static Dictionary<string, string> Pairs(string[] map)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in map)
        {
            if (pair.Split('=') is not [{ Length: > 0 } old, { Length: > 0 } target] || !pairs.TryAdd(old, target))
                throw new BadInputException($"--map 应写作 旧标识=新标识:{pair}", $"--map is written OLD=NEW: {pair}");
        }
        return pairs;
    }

    private static async Task<T> ReadAsync<T>(IHost host, Func<OrchestratorDbContext, Task<T>> query)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>());
    }
}

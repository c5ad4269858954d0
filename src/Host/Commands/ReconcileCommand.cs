using System.CommandLine;
using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Orchestrator.Host.Clockwork;
using Orchestrator.Host.Seeding;
using Orchestrator.Storage;
using Orchestrator.Storage.Model;
using Orchestrator.Workflows.Declarations;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Reconciliation.Synthetic;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Units;
using Spectre.Console;

namespace Orchestrator.Host.Commands;

/// <summary><c>reconcile</c>: holds declarations, register and self-checks against each other; with subcommands to take tables, to look an operator up and to plant a synthetic city.</summary>
internal static class ReconcileCommand
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static Command Create()
    {
        var synthetic = new Option<int?>("--synthetic") { Description = "不用数据库:生成这么多单位的模拟城市并核对异常清单 / no database: a synthetic city of so many units, held against its manifest", HelpName = "units" };
        var seed = Seed();
        var manifest = new Option<FileInfo?>("--manifest") { Description = "异常清单写入的文件 / file for the manifest of anomalies (with --synthetic)" };
        var campaign = new Option<string?>("--campaign") { Description = "专项整治代码(只有一个时可省略) / campaign code (may be left out when there is one)" };
        var rule = new Option<string?>("--rule") { Description = "只列出一条规则的结果,例如 RC-06 / list the findings of one rule" };
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("reconcile", "申报、登记、自查三方比对 / compare declarations, register and self-checks") { synthetic, seed, manifest, campaign, rule, database, json };
        command.Subcommands.Add(Declare());
        command.Subcommands.Add(Plant());
        command.Subcommands.Add(Operator());
        command.Subcommands.Add(Rules());
        synthetic.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && int.TryParse(token.Value, out var count) && count is < 1_000 or > SyntheticAccess.MostUnits)
                result.AddError($"--synthetic 应在 1000 至 {SyntheticAccess.MostUnits} 之间 / must be between 1000 and {SyntheticAccess.MostUnits}");
        });
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            var only = parsed.GetValue(rule);
            if (only is not null && ReconciliationRule.All.All(known => known.Id != only))
                throw new BadInputException($"没有规则 {only}", $"There is no rule {only}");
            return parsed.GetValue(synthetic) is { } units
                ? await SyntheticAsync(units, parsed.GetValue(seed), parsed.GetValue(manifest), only, parsed.GetValue(json), cancellationToken)
                : await StoredAsync(CommonOptions.Resolve(parsed.GetValue(database)), parsed.GetValue(campaign), only, parsed.GetValue(json), cancellationToken);
        }));
        return command;
    }

    private static async Task<int> SyntheticAsync(int units, int seed, FileInfo? manifest, string? only, bool isForPrograms, CancellationToken cancellationToken)
    {
        var city = SyntheticAccess.Create(units, seed);
        if (manifest is not null)
            await File.WriteAllTextAsync(manifest.FullName, city.Manifest.ToJson() + "\n", cancellationToken);
        var watch = Stopwatch.StartNew();
        var picture = city.Picture();
        var found = Comparison.Run(picture);
        watch.Stop();
        var score = city.Manifest.Score(found);
        var peak = Math.Round(Process.GetCurrentProcess().PeakWorkingSet64 / 1024.0 / 1024.0);
        if (isForPrograms)
        {
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                units,
                seed,
                declared_rows = picture.Declared.Count,
                edges = picture.Graph.Edges.Count,
                found = found.Count,
                expected = city.Manifest.Expected.Count,
                score.Precision,
                score.Recall,
                score.Missed,
                score.Unexpected,
                seconds = Math.Round(watch.Elapsed.TotalSeconds, 2),
                peak_mebibytes = peak,
                by_rule = ReconciliationRule.All.ToDictionary(r => r.Id, r => found.Count(f => f.Rule == r.Id)),
                findings = found.Where(f => only is not null && f.Rule == only).Select(f => Plain(f, Lead.Of(f, picture))),
            }, Json));
        }
        else
        {
            var table = Summary("预期 / expected");
            foreach (var known in ReconciliationRule.All)
                table.AddRow(known.Id, known.Severities, known.Zh, $"{found.Count(f => f.Rule == known.Id)}", $"{city.Manifest.Expected.Count(e => e.Rule == known.Id)}");
            AnsiConsole.Write(table);
            foreach (var one in found.Where(f => f.Rule == only))
                Console.WriteLine($"{one.Zh}\n  {one.En}");
            Console.WriteLine($"{units} 户 / units, {picture.Declared.Count} 行申报 / rows, {picture.Graph.Edges.Count} 条接入关系 / edges");
            Console.WriteLine($"准确率 / precision {score.Precision:0.####}, 召回率 / recall {score.Recall:0.####}, {watch.Elapsed.TotalSeconds:0.00} s, {peak:0} MiB");
        }
        return score is { Precision: 1, Recall: 1 } ? ExitCode.Done : ExitCode.DoesNotHold;
    }

    private static async Task<int> StoredAsync(DatabaseOptions options, string? code, string? only, bool isForPrograms, CancellationToken cancellationToken)
    {
        using var host = await OpenAsync(options, cancellationToken);
        var watch = Stopwatch.StartNew();
        var run = await host.Services.GetRequiredService<IUnitOfWork>().RunAsync(async (services, token) =>
        {
            var campaign = await CampaignChoice.FindAsync(services.GetRequiredService<OrchestratorDbContext>(), code, token);
            return (await services.GetRequiredService<ReconciliationDesk>().RunAsync(campaign.Id, CommandLineActor.Administrator, token)).Value;
        }, cancellationToken);
        watch.Stop();
        await using var scope = host.Services.CreateAsyncScope();
        var findings = await scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>().ReconciliationFindings.AsNoTracking()
            .Where(f => f.CampaignId == run.CampaignId && (f.State == FindingState.Open || f.State == FindingState.Explained || f.State == FindingState.Confirmed) && (only == null || f.Rule == only))
            .OrderBy(f => f.Rule).ThenByDescending(f => f.Score).ThenBy(f => f.Key).ToListAsync(cancellationToken);
        if (isForPrograms)
        {
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                run = run.Number,
                run.Units,
                run.DeclaredRows,
                run.Statements,
                run.Matched,
                run.Doubtful,
                run.Found,
                @new = run.New,
                run.Changed,
                run.Resolved,
                seconds = Math.Round(watch.Elapsed.TotalSeconds, 2),
                findings = findings.Select(f => new { f.Rule, f.Key, f.Version, state = f.State.ToString(), f.Score, grade = f.Grade.ToString(), f.Subjects, f.District, f.Zh, f.En, f.InputHash }),
            }, Json));
            return ExitCode.Done;
        }
        var table = Summary("级别 / grade");
        foreach (var group in findings.GroupBy(f => (f.Rule, f.Grade)).OrderBy(g => g.Key.Rule, StringComparer.Ordinal))
            table.AddRow(group.Key.Rule, ReconciliationRule.Of(group.Key.Rule).Severities, ReconciliationRule.Of(group.Key.Rule).Zh, $"{group.Count()}", $"{group.Key.Grade}");
        AnsiConsole.Write(table);
        if (only is not null)
        {
            foreach (var finding in findings)
                Console.WriteLine($"[{finding.Score:0.#} {finding.Grade}] {finding.Zh}\n  {finding.En}");
        }
        Console.WriteLine($"第{run.Number}次比对 / run {run.Number}: {run.Units} 户 / units, {run.DeclaredRows} 行 / rows, {run.Found} 处不一致 / discrepancies; 新 / new {run.New}, 变化 / changed {run.Changed}, 消除 / resolved {run.Resolved}; 待人工匹配 / to match by hand {run.Doubtful}");
        return ExitCode.Done;
    }

    private static Command Declare()
    {
        var file = new Argument<FileInfo>("file") { Description = "CSV 或 XLSX 文件 / CSV or XLSX file" };
        var unit = new Option<string>("--unit") { Required = true, Description = "填报单位登记编号,例如 SZ-000001 / code of the reporting unit" };
        var goodRows = new Option<bool>("--good-rows") { Description = "有错行时仍接收正确的行 / take the good rows although others are faulty" };
        var campaign = new Option<string?>("--campaign") { Description = "专项整治代码 / campaign code" };
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("declare", "接收二级接入服务单位情况表 / take a table of second-level units") { file, unit, goodRows, campaign, database, json };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            var source = parsed.GetValue(file)!;
            if (!source.Exists)
                throw new BadInputException($"找不到文件 {source.FullName}", $"There is no file {source.FullName}");
            using var host = await OpenAsync(CommonOptions.Resolve(parsed.GetValue(database)), cancellationToken);
            var filed = await host.Services.GetRequiredService<IUnitOfWork>().RunAsync(async (services, token) =>
            {
                var db = services.GetRequiredService<OrchestratorDbContext>();
                var (chosen, code) = (await CampaignChoice.FindAsync(db, parsed.GetValue(campaign), token), parsed.GetValue(unit)!);
                var reporter = await db.Units.Where(u => u.Code == code).Select(u => u.Id).FirstOrDefaultAsync(token) ?? throw new BadInputException($"没有登记编号 {code}", $"There is no unit {code}");
                await using var content = source.OpenRead();
                return (await services.GetRequiredService<DeclarationDesk>().FileAsync(chosen.Id, reporter, source.Name, content, parsed.GetValue(goodRows), CommandLineActor.Office, token)).Value;
            }, cancellationToken);
            var (declaration, report) = filed;
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(new { taken = declaration is not null, version = declaration?.Version, late = declaration?.IsLate, hash = declaration?.FileHash, report.Rows, report.Good, report.Bad, report.Blank, report.BadRows }, Json));
            }
            else
            {
                Console.WriteLine(declaration is null
                    ? $"未接收,原有申报不变:{report.Rows} 行中 {report.Bad} 行有误 / not taken, what was filed before stays: {report.Bad} of {report.Rows} rows are faulty"
                    : $"已接收第{declaration.Version}版:{report.Good} 行,{report.Bad} 行有误 / version {declaration.Version} taken: {report.Good} rows, {report.Bad} faulty");
                foreach (var bad in report.BadRows.Take(20))
                    Console.WriteLine($"  第{bad.Row}行 / row {bad.Row}: {string.Join("; ", bad.Problems.Select(p => $"{p.Column} {p.Value}: {p.ReasonZh} / {p.ReasonEn}"))}");
                if (report.Bad > 20)
                    Console.WriteLine($"  … 另 {report.Bad - 20} 行,用 --json 查看全部 / {report.Bad - 20} more; --json lists all");
            }
            return report.Bad == 0 ? ExitCode.Done : ExitCode.DoesNotHold;
        }));
        return command;
    }

    private static Command Plant()
    {
        var units = new Option<int>("--units") { Description = "单位数量(至少1000) / number of units, 1000 or more", DefaultValueFactory = _ => 1000 };
        var seed = Seed();
        var manifest = new Option<FileInfo?>("--manifest") { Description = "异常清单写入的文件 / file for the manifest of anomalies" };
        var database = CommonOptions.Database();
        var command = new Command("seed", "在空数据库中写入带异常清单的模拟城市 / plant a synthetic city with known anomalies in an empty database") { units, seed, manifest, database };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            if (parsed.GetValue(units) is < 1_000 or > SyntheticAccess.MostUnits)
                throw new BadInputException($"--units 应在 1000 至 {SyntheticAccess.MostUnits} 之间", $"--units must be between 1000 and {SyntheticAccess.MostUnits}");
            using var host = await OpenAsync(CommonOptions.Resolve(parsed.GetValue(database)), cancellationToken);
            var planted = await host.Services.GetRequiredService<AccessSeed>().PlantAsync(parsed.GetValue(units), parsed.GetValue(seed), cancellationToken);
            if (parsed.GetValue(manifest) is { } file)
                await File.WriteAllTextAsync(file.FullName, planted.ToJson() + "\n", cancellationToken);
            Console.WriteLine($"已写入 / planted: {planted.Units} 户 / units, {planted.Expected.Count} 处异常 / anomalies, {planted.NearMisses.Count} 处近似 / near misses, 模拟数据 / synthetic");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Operator()
    {
        var address = new Argument<string>("address") { Description = "IPv4 地址或地址段 / an IPv4 address or range" };
        var command = new Command("operator", "查询地址的使用者 / who uses an address, by the published segments of Shenzhen") { address };
        command.SetAction(parsed => Guarded.RunAsync(() =>
        {
            var span = AddressSpan.Parse(parsed.GetValue(address)!).Value;
            Console.WriteLine(AddressOperators.Shenzhen.OperatorOf(span) switch
            {
                null => $"{span}: 不在公开的深圳地址段中 / not in the published segments of Shenzhen",
                "" => $"{span}: 深圳,使用者不详 / Shenzhen, operator unknown",
                var name => $"{span}: {name}",
            });
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    private static Command Rules()
    {
        var json = CommonOptions.Json();
        var command = new Command("rules", "列出全部比对规则及依据 / list the rules with their bases") { json };
        command.SetAction(parsed => Guarded.RunAsync(() =>
        {
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(ReconciliationRule.All.Select(r => new { r.Id, r.Zh, r.En, r.LeadType, r.Severity, r.Gravest, r.Basis, r.InnocentZh, r.InnocentEn }), Json));
            foreach (var rule in ReconciliationRule.All.Where(_ => !parsed.GetValue(json)))
                Console.WriteLine($"{rule.Id} {rule.Severities} {rule.LeadType}\n  {rule.Zh} {rule.En}\n  {rule.Basis}\n  {rule.InnocentZh} {rule.InnocentEn}");
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    private static Option<int> Seed() => new("--seed") { Description = "随机种子 / seed", DefaultValueFactory = _ => 20050325 };

    private static Table Summary(string last) => new Table().Border(TableBorder.Rounded).AddColumn("规则 / rule").AddColumn("等级").AddColumn("内容 / what it holds").AddColumn(new TableColumn("发现 / found").RightAligned()).AddColumn(new TableColumn(last).RightAligned());

    private static object Plain(Discrepancy found, Lead lead) => new { found.Rule, found.Key, found.Subjects, found.District, found.Zh, found.En, lead.Score, grade = lead.Grade.ToString(), facts = found.Facts.ToDictionary(fact => fact.Name, fact => fact.Value) };

    /// <summary>The database at this version's schema, under the clock that it is shown by.</summary>
    private static async Task<IHost> OpenAsync(DatabaseOptions options, CancellationToken cancellationToken)
    {
        TimeProvider clock;
        using (var looking = HostComposition.BuildTool(options))
        {
            await using var scope = looking.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
            clock = await DatabaseClock.OfAsync(scope.ServiceProvider.GetRequiredService<OrchestratorDbContext>(), cancellationToken);
        }
        return HostComposition.BuildTool(options, clock);
    }
}

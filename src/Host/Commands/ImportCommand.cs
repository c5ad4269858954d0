using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Orchestrator.Storage;
using Orchestrator.Workflows.Campaigns;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Reconciliation;
using Orchestrator.Workflows.Records;
using Orchestrator.Workflows.Units;
using Orchestrator.Workflows.Units.Import;
using Spectre.Console;

namespace Orchestrator.Host.Commands;

/// <summary><c>import</c>: takes a unit register from CSV or XLSX, every bad row reported and none lost, or the list of licences of their authority.</summary>
internal static class ImportCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    private static Actor Clerk => new("cli", "命令行", [Role.Admin]);

    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "CSV 或 XLSX 文件 / CSV or XLSX file" };
        var campaign = new Option<string?>("--campaign") { Description = "专项整治代码(只有一个时可省略) / campaign code (may be left out when there is one)" };
        var licences = new Option<bool>("--licences") { Description = "文件是发证机关的许可证名录(许可证编号、持证单位、业务种类、有效期至),整体替换原名录 / the file is the licensing authority's list of licences; it replaces the one before" };
        var database = CommonOptions.Database();
        var json = CommonOptions.Json();
        var command = new Command("import", "导入单位名册或者许可证名录 / import a unit register or a list of licences") { file, campaign, licences, database, json };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            var source = parsed.GetValue(file)!;
            if (!source.Exists)
                throw new BadInputException($"找不到文件 {source.FullName}", $"There is no file {source.FullName}");
            using var host = HostComposition.BuildTool(CommonOptions.Resolve(parsed.GetValue(database)));
            await using (var scope = host.Services.CreateAsyncScope())
                await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
            if (parsed.GetValue(licences))
            {
                var count = await ImportLicencesAsync(host.Services.GetRequiredService<IUnitOfWork>(), source, parsed.GetValue(campaign), cancellationToken);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(new { licences = count }, Json) : $"许可证名录 {count} 条 / {count} licences");
                return ExitCode.Done;
            }
            var report = await ImportAsync(host.Services.GetRequiredService<IUnitOfWork>(), source, parsed.GetValue(campaign), cancellationToken);
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(report, Json));
            else
                Write(report);
            return report.Bad == 0 ? ExitCode.Done : ExitCode.DoesNotHold;
        }));
        return command;
    }

    private static Task<UnitImportReport> ImportAsync(IUnitOfWork unitOfWork, FileInfo source, string? code, CancellationToken cancellationToken) => unitOfWork.RunAsync(async (services, token) =>
    {
        await using var content = source.OpenRead();
        return (await services.GetRequiredService<UnitDesk>().ImportAsync(content, await CampaignAsync(services, code, token), Clerk, token)).Value;
    }, cancellationToken);

    private static Task<int> ImportLicencesAsync(IUnitOfWork unitOfWork, FileInfo source, string? code, CancellationToken cancellationToken) => unitOfWork.RunAsync(async (services, token) =>
    {
        await using var content = source.OpenRead();
        return (await services.GetRequiredService<LicenceDesk>().ImportAsync(content, await CampaignAsync(services, code, token), Clerk, token)).Value;
    }, cancellationToken);

    private static async Task<string> CampaignAsync(IServiceProvider services, string? code, CancellationToken cancellationToken)
    {
        var campaigns = await services.GetRequiredService<IRecords>().ListAsync<Campaign>(c => code == null || c.Code == code, 2, null, cancellationToken);
        if (campaigns.Count != 1)
            throw campaigns.Count == 0
                ? new BadInputException("没有这个专项整治,请先运行 seed 或在控制台中新建。", "There is no such campaign; run seed first, or create one in the console.")
                : new BadInputException("有多个专项整治,请用 --campaign 指明。", "There are several campaigns; name one with --campaign.");
        return campaigns[0].Id;
    }

    private static void Write(UnitImportReport report)
    {
        AnsiConsole.WriteLine($"{report.Format} {report.Encoding}: 共 {report.Rows} 行,导入 {report.Good},有误 {report.Bad},空行 {report.Blank} / {report.Rows} rows: {report.Good} good, {report.Bad} bad, {report.Blank} blank");
        foreach (var remark in report.Remarks)
            AnsiConsole.WriteLine($"  {remark.Zh} / {remark.En}");
        if (report.Bad == 0)
            return;
        var table = new Table().Border(TableBorder.Rounded).AddColumn("行 / row").AddColumn("栏目 / column").AddColumn("内容 / value").AddColumn("原因 / reason");
        foreach (var row in report.BadRows)
        {
            foreach (var problem in row.Problems)
                table.AddRow(Markup.Escape($"{row.Row}"), Markup.Escape(problem.Column ?? ""), Markup.Escape(problem.Value ?? ""), Markup.Escape($"{problem.ReasonZh}\n{problem.ReasonEn}"));
        }

        AnsiConsole.Write(table);
    }
}

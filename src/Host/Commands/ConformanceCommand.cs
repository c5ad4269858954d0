using System.CommandLine;
using Orchestrator.Host.Conformance;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Commands;

/// <summary><c>conformance</c>: runs case files against the engine.</summary>
internal static class ConformanceCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("file") { Arity = ArgumentArity.OneOrMore, Description = "用例文件(JSON 数组) / case files (JSON arrays)" };
        var only = new Option<string[]>("--only") { Description = "只运行这些用例 / run only these cases", HelpName = "id" };
        var policy = new Option<string?>("--policy") { Description = "只运行这些级别,以逗号分隔 / run only these policies, separated by commas", HelpName = "must,should" };
        var junit = new Option<FileInfo?>("--junit") { Description = "JUnit 结果文件 / JUnit file for the results" };
        var json = new Option<FileInfo?>("--json") { Description = "JSON 结果文件 / JSON file for the results" };
        var database = new Option<string?>("--database") { Description = "PostgreSQL 连接串,每个用例新建一库;省略则用内存 SQLite / PostgreSQL connection string, a database for each case; SQLite in memory without it", HelpName = "connection" };
        var command = new Command("conformance", "以用例检验流程引擎 / hold the engine against conformance cases") { files, only, policy, junit, json, database };
        command.SetAction((parsed, cancellationToken) => Guarded.RunAsync(async () =>
        {
            var cases = Load(parsed.GetValue(files)!);
            var wanted = Select(cases, parsed.GetValue(only) ?? [], parsed.GetValue(policy));
            await using var databases = await CaseDatabases.PrepareAsync(ServerOf(parsed.GetValue(database)), cancellationToken);
            var run = new ConformanceRun(databases);
            var results = new List<CaseResult>();
            foreach (var played in wanted)
            {
                var result = await run.RunAsync(played, cancellationToken);
                results.Add(result);
                foreach (var difference in result.Differences)
                    Console.WriteLine($"FAILED {played.Id} [{played.Policy}] {difference}");
            }

            var skipped = cases.Count - wanted.Count;
            if (parsed.GetValue(junit) is { } xmlFile)
                await File.WriteAllTextAsync(xmlFile.FullName, ConformanceReport.JUnit(results, skipped) + "\n", cancellationToken);
            if (parsed.GetValue(json) is { } jsonFile)
                await File.WriteAllTextAsync(jsonFile.FullName, ConformanceReport.Json(results, skipped) + "\n", cancellationToken);
            var failed = results.Count(result => !result.Passed);
            Console.WriteLine($"{results.Count - failed} passed, {failed} failed, {skipped} skipped");
            return failed == 0 ? ExitCode.Done : ExitCode.DoesNotHold;
        }));
        return command;
    }

    private static List<ConformanceCase> Load(IEnumerable<FileInfo> files)
    {
        try
        {
            return [.. files.SelectMany(ConformanceCase.Load)];
        }
        catch (Exception unreadable) when (unreadable is FormatException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new BadInputException($"用例文件无法读取:{unreadable.Message}", $"The case file cannot be read: {unreadable.Message}");
        }
    }

    private static List<ConformanceCase> Select(List<ConformanceCase> cases, string[] only, string? policy)
    {
        var policies = policy?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if ((policies ?? []).Except(ConformanceCase.Policies).FirstOrDefault() is { } unknown)
            throw new BadInputException($"没有级别“{unknown}”", $"There is no policy '{unknown}'");
        if (only.Except(cases.Select(known => known.Id)).FirstOrDefault() is { } missing)
            throw new BadInputException($"没有用例“{missing}”", $"There is no case '{missing}'");
        return [.. cases.Where(known => policies?.Contains(known.Policy) != false && (only.Length == 0 || only.Contains(known.Id)))];
    }

    private static string? ServerOf(string? given) => given is null || new DatabaseOptions(given).IsPostgres
        ? given
        : throw new BadInputException("--database 须为 PostgreSQL 连接串", "--database takes a PostgreSQL connection string");
}

using System.CommandLine;
using Orchestrator.Storage.Model;

namespace Orchestrator.Host.Commands;

/// <summary>Options that several verbs share.</summary>
internal static class CommonOptions
{
    public static Option<string?> Database() => new("--database")
    {
        Description = "数据库:PostgreSQL 连接串(Host=…;…)或 SQLite 文件路径 / PostgreSQL connection string or path of a SQLite file",
        HelpName = "connection",
    };

    public static Option<bool> Json() => new("--json") { Description = "只输出 JSON / print JSON only" };

    /// <summary>The embedded database that is used when nothing names another.</summary>
    public static string UsualDatabase => Path.Combine(Path.GetFullPath(Environment.GetEnvironmentVariable("ORCHESTRATOR_VAR") ?? "var"), "orchestrator.db");

    /// <summary>The given database, else the one that the environment names, else a SQLite file in the variable-data folder.</summary>
    public static DatabaseOptions Resolve(string? given) =>
        new(given
            ?? Environment.GetEnvironmentVariable("ConnectionStrings__Orchestrator")
            ?? Path.Combine(VariableData(), "orchestrator.db"));

    /// <summary>Folder for the embedded database, keys and logs: <c>ORCHESTRATOR_VAR</c>, else <c>var</c> in the current folder. Made when missing.</summary>
    public static string VariableData()
    {
        var folder = Path.GetFullPath(Environment.GetEnvironmentVariable("ORCHESTRATOR_VAR") ?? "var");
        Directory.CreateDirectory(folder);
        return folder;
    }
}

using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;

namespace Orchestrator.Host.Studio;

/// <summary>
/// The designer's files as npm delivers them. Every file that may be served is listed once at the start, so that a request is
/// a look-up and never a path.
/// </summary>
internal sealed class StudioPackage
{
    private const string Name = "@elsa-workflows/elsa-studio-wasm";

    private StudioPackage(string folder, string version, FrozenDictionary<string, StudioFile> files)
    {
        Folder = folder;
        Version = version;
        Files = files;
    }

    /// <summary>Absolute path of the package.</summary>
    public string Folder { get; }

    /// <summary>The package's own version.</summary>
    public string Version { get; }

    /// <summary>Files by their path below <c>/studio/</c>.</summary>
    public FrozenDictionary<string, StudioFile> Files { get; }

    /// <summary>The folders that are looked at, in order: beside the published host, then where npm put it in the source tree.</summary>
    public static IReadOnlyList<string> Candidates { get; } = FindCandidates();

    /// <summary>Lists the first candidate that exists; null when the designer was never fetched.</summary>
    public static StudioPackage? Find() =>
        Candidates.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "package.json"))) is { } found ? Read(found) : null;

    internal static StudioPackage Read(string folder)
    {
        using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "package.json")));
        var version = manifest.RootElement.GetProperty("version").GetString()!;
        var all = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), StringComparer.Ordinal);
        var files = all.Keys
            .Where(path => !path.EndsWith(".br", StringComparison.Ordinal) && !path.EndsWith(".gz", StringComparison.Ordinal))
            .Where(path => path is not ("package.json" or "index.html"))
            .ToFrozenDictionary(
                path => path,
                path => new StudioFile(path, all[path], all.GetValueOrDefault(path + ".br"), all.GetValueOrDefault(path + ".gz")),
                StringComparer.Ordinal);
        return new StudioPackage(folder, version, files);
    }

    private static List<string> FindCandidates()
    {
        var source = typeof(StudioPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(a => a.Key == "StudioModules")?.Value;
        var folders = new List<string> { Path.Combine(AppContext.BaseDirectory, "studio") };
        if (source is not null)
            folders.Add(Path.Combine(source, Name));
        return folders;
    }
}

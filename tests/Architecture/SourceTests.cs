using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Orchestrator.Architecture;

/// <summary>What holds for the repository's files.</summary>
public sealed partial class SourceTests
{
    private const int LongestFile = 400;
    private static readonly string Root = FindRoot();

    [Fact]
    public void A_source_file_is_readable_in_one_sitting()
    {
        var tooLong = Sources("*.cs").Concat(Sources("*.razor")).Select(file => (File: Path.GetRelativePath(Root, file), Lines: File.ReadLines(file).Count())).Where(file => file.Lines > LongestFile);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void Every_public_type_says_what_it_is()
    {
        var silent = new List<string>();
        foreach (var project in new[] { "Engine", "Workflows", "Templates", "Storage", "Gateways", "Client" })
        {
            var assembly = Assembly.Load("Orchestrator." + project);
            var documented = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
                .Where(member => member.Element("summary")?.Value.Trim().Length > 0 || member.Element("inheritdoc") is not null)
                .Select(member => member.Attribute("name")!.Value).ToHashSet();
            silent.AddRange(assembly.GetExportedTypes().Where(type => !IsMigration(type) && !documented.Contains("T:" + type.FullName!.Replace('+', '.'))).Select(type => type.FullName!));
        }

        Assert.Empty(silent);
    }

    [Fact]
    public void No_package_registry_is_named()
    {
        var named = TextFiles().Where(file => RegistryHost().IsMatch(File.ReadAllText(file))).Select(file => Path.GetRelativePath(Root, file));

        Assert.Empty(named);
    }

    [Fact]
    public void Nothing_is_left_for_others()
    {
        var left = Sources("*.cs").Where(file => !file.EndsWith(nameof(SourceTests) + ".cs", StringComparison.Ordinal))
            .Where(file => LeftOver().IsMatch(File.ReadAllText(file))).Select(file => Path.GetRelativePath(Root, file));

        Assert.Empty(left);
    }

    private static bool IsMigration(Type type) => type.Namespace?.Contains(".Migrations", StringComparison.Ordinal) == true;

    private static IEnumerable<string> Sources(string pattern) =>
        new[] { "src", "tests", "bench" }.Select(folder => Path.Combine(Root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories)).Where(file => !IsGenerated(file));

    private static IEnumerable<string> TextFiles() =>
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Where(file => !IsGenerated(file) && Path.GetExtension(file) is ".cs" or ".md" or ".json" or ".sh" or ".yml" or ".yaml" or ".props" or ".csproj" or ".config" or ".js");

    private static bool IsGenerated(string file) =>
        Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or ".git" or "artifacts" or "var" or "out" or "Migrations");

    internal static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Orchestrator.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository's root was not found.");
    }

    [GeneratedRegex(@"registry\.(npmjs|yarnpkg)|api\.nuget\.org|deb\.debian\.org|pypi\.org", RegexOptions.IgnoreCase)]
    private static partial Regex RegistryHost();

    [GeneratedRegex(@"NotImplementedException|\bTODO\b|\bFIXME\b|\bHACK\b|Thread\.Sleep|Skip\s*=\s*""")]
    private static partial Regex LeftOver();
}

using System.Text.Json.Nodes;

namespace Orchestrator.Templates.Tests;

/// <summary>Complete fictional data for every template, from <c>Samples/CODE.json</c>.</summary>
internal static class SampleData
{
    public static IReadOnlyList<string> Codes { get; } =
        [.. Directory.EnumerateFiles(Folder("Samples"), "*.json").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    public static JsonObject Of(string code) => (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(Folder("Samples"), code + ".json")))!;

    public static string Folder(string name) => Path.Combine(AppContext.BaseDirectory, name);

    /// <summary>The folder in the source tree, where regenerated snapshots go.</summary>
    public static string SourceFolder(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Templates.Tests.csproj")))
                return Path.Combine(folder.FullName, name);
        }

        throw new DirectoryNotFoundException("The test project's source folder is not above " + AppContext.BaseDirectory);
    }
}

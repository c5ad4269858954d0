namespace Orchestrator.Host.Seeding;

/// <summary>The workflow definitions that ship with the product, as they lie in <c>workflows-json/</c>.</summary>
internal sealed class ShippedDefinitions
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "workflows-json");

    /// <summary>File name and text of each, in the order of the names.</summary>
    public IReadOnlyList<(string Name, string Json)> All { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.json").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file)))];
}

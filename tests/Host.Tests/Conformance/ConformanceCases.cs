using Orchestrator.Host.Conformance;
using Orchestrator.Testing;

namespace Orchestrator.Host.Tests.Conformance;

/// <summary>The cases of <c>tests/Engine.Tests/Conformance</c>, read once for all tests of a class: there are a thousand.</summary>
internal sealed class ConformanceCases
{
    private static readonly string Folder = RepositoryFolder.Combine("tests", "Engine.Tests", "Conformance");

    private readonly Dictionary<(string Family, string Id), ConformanceCase> _cases = Load().ToDictionary(row => (row.Family, row.Case.Id), row => row.Case);

    public ConformanceCase this[string family, string id] => _cases[(family, id)];

    /// <summary>Family and id of the cases of the given families; of all when none is given.</summary>
    public static TheoryData<string, string> Of(params string[] families)
    {
        var rows = new TheoryData<string, string>();
        foreach (var (family, played) in Load().Where(row => families.Length == 0 || families.Contains(row.Family)))
            rows.Add(family, played.Id);
        return rows;
    }

    public static List<(string Family, ConformanceCase Case)> Load() =>
    [
        .. Directory.EnumerateDirectories(Folder).Order(StringComparer.Ordinal)
            .SelectMany(folder => ConformanceCase.Load(new FileInfo(Path.Combine(folder, "cases.json"))).Select(played => (Path.GetFileName(folder), played))),
    ];
}

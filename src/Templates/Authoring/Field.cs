namespace Orchestrator.Templates.Authoring;

/// <summary>
/// A field that a template declares: what it is called in the data, what it may hold and what people call it.
/// </summary>
/// <param name="Path">Where it stands in the data, list elements as <c>[]</c>: <c>items[].title</c>.</param>
/// <param name="Name">The last part of <paramref name="Path"/>.</param>
/// <param name="Optional">May be missing or empty; templates then see null.</param>
/// <param name="Minimum">Fewest elements of a required list.</param>
/// <param name="DistinctBy">Name of the element field whose values must differ, for example the badge numbers of two officers.</param>
/// <param name="Choices">Values of a <see cref="FieldType.Choice"/>.</param>
/// <param name="Fields">Fields of a group, or of each element of a list; empty for a list of texts.</param>
/// <param name="Line">Line of the declaration in its file, from 1.</param>
internal sealed record Field(
    string Path,
    string Name,
    FieldType Type,
    string Zh,
    string En,
    bool Optional,
    int Minimum,
    string? DistinctBy,
    IReadOnlyList<string> Choices,
    IReadOnlyList<Field> Fields,
    int Line)
{
    /// <summary>Paths of every leaf that must be there whenever its parents are, and are not optional themselves.</summary>
    internal IEnumerable<string> RequiredPaths()
    {
        if (Optional)
            return [];
        return Fields.Count == 0 ? [Path] : Fields.SelectMany(field => field.RequiredPaths());
    }
}

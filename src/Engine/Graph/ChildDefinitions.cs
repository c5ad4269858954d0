using Orchestrator.Engine.Definitions;

namespace Orchestrator.Engine.Graph;

/// <summary>The workflows that stand as steps in a definition, found before it is compiled: by reference, those within them included.</summary>
internal sealed class ChildDefinitions
{
    private readonly Dictionary<string, DefinitionDocument> found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> circles = new(StringComparer.Ordinal);

    public static ChildDefinitions None { get; } = new();

    /// <summary>Version id by <see cref="ChildReference.Key"/>: with these an instance finds the very same graph again.</summary>
    public IReadOnlyDictionary<string, string> Pins => pins;

    private readonly SortedDictionary<string, string> pins = new(StringComparer.Ordinal);

    public bool Knows(ChildReference reference) => found.ContainsKey(reference.Key) || circles.ContainsKey(reference.Key);

    public DefinitionDocument? Find(ChildReference reference) => found.GetValueOrDefault(reference.Key);

    /// <summary>The way round, when the workflow would contain itself.</summary>
    public string? CircleOf(ChildReference reference) => circles.GetValueOrDefault(reference.Key);

    public void Add(ChildReference reference, DefinitionDocument document)
    {
        found[reference.Key] = document;
        pins[reference.Key] = document.Header.VersionId;
    }

    public void AddCircle(ChildReference reference, string way) => circles[reference.Key] = way;
}

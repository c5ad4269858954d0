using System.Globalization;
using Orchestrator.Engine.Activities;

namespace Orchestrator.Engine.Catalog;

/// <summary>The activity types that definitions may use, by type name and version.</summary>
public sealed class ActivityRegistry
{
    private readonly Dictionary<(string Type, int Version), ActivityBlueprint> exact = [];
    private readonly Dictionary<string, ActivityBlueprint> latest = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<ActivityDescriptor>> chinese;
    private readonly Lazy<IReadOnlyList<ActivityDescriptor>> english;

    /// <summary>Reads the given types; each carries <see cref="ActivityAttribute"/>.</summary>
    public ActivityRegistry(IEnumerable<Type> activityTypes)
    {
        foreach (var type in activityTypes.Distinct())
        {
            var blueprint = new ActivityBlueprint(type);
            if (!exact.TryAdd((blueprint.TypeName, blueprint.Version), blueprint))
                throw new InvalidOperationException($"Two activity types are both {blueprint.TypeName} version {blueprint.Version}: {type} and {exact[(blueprint.TypeName, blueprint.Version)].ClrType}.");
            if (!latest.TryGetValue(blueprint.TypeName, out var known) || known.Version < blueprint.Version)
                latest[blueprint.TypeName] = blueprint;
        }
        NotFound = new ActivityBlueprint(typeof(NotFoundActivity));
        Workflow = new ActivityBlueprint(typeof(Workflow));
        WorkflowAsActivity = new ActivityBlueprint(typeof(WorkflowDefinitionActivity));
        exact.TryAdd((NotFound.TypeName, 1), NotFound);
        exact.TryAdd((Workflow.TypeName, 1), Workflow);
        chinese = new(() => Describe(english: false));
        english = new(() => Describe(english: true));
    }

    internal ActivityBlueprint NotFound { get; }
    internal ActivityBlueprint Workflow { get; }
    internal ActivityBlueprint WorkflowAsActivity { get; }

    /// <summary>The descriptors of all types in all versions, in Chinese unless the culture is not Chinese.</summary>
    public IReadOnlyList<ActivityDescriptor> List(CultureInfo? culture = null) =>
        culture is null || culture.TwoLetterISOLanguageName is "zh" or "iv" ? chinese.Value : english.Value;

    /// <summary>The descriptor of a type, in a version or the latest one; null when unknown.</summary>
    public ActivityDescriptor? Find(string typeName, int? version = null, CultureInfo? culture = null) =>
        List(culture).Where(d => d.TypeName == typeName && (version is null || d.Version == version)).MaxBy(d => d.Version);

    /// <summary>Whether the type exists in any version.</summary>
    public bool Knows(string typeName) => latest.ContainsKey(typeName) || typeName == NotFound.TypeName || typeName == Workflow.TypeName;

    internal ActivityBlueprint? FindBlueprint(string typeName, int version) =>
        exact.GetValueOrDefault((typeName, version)) ?? latest.GetValueOrDefault(typeName);

    private List<ActivityDescriptor> Describe(bool english) =>
        [.. exact.Values.OrderBy(b => b.TypeName, StringComparer.Ordinal).ThenBy(b => b.Version).Select(b => DescriptorFactory.Describe(b, english))];
}

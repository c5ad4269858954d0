using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Orchestrator.Engine.Graph;

namespace Orchestrator.Engine.Catalog;

/// <summary>All that reflection can tell about an activity type, read once.</summary>
internal sealed class ActivityBlueprint
{
    private static readonly ConcurrentDictionary<MethodInfo, string> KnownIds = new();
    private readonly FrozenDictionary<string, MethodInfo> continuations;
    private readonly HashSet<string> selfEvaluated;

    public ActivityBlueprint(Type clrType)
    {
        ClrType = clrType;
        Attribute = clrType.GetCustomAttribute<ActivityAttribute>()
            ?? throw new InvalidOperationException($"{clrType} carries no [Activity] attribute and cannot be put into the catalogue.");
        Name = Attribute.Type ?? clrType.Name;
        TypeName = Attribute.Namespace + "." + Name;
        Members = [.. BlueprintMember.Of(clrType)];
        selfEvaluated = [.. Members.Where(m => m.Input is { AutoEvaluate: false }).Select(m => m.Name)];
        SensitiveInputs = [.. Members.Where(m => m.Input is { IsSensitive: true }).Select(m => m.Name)];
        continuations = ContinuationsOf(clrType).ToFrozenDictionary(StringComparer.Ordinal);
    }

    public Type ClrType { get; }
    public ActivityAttribute Attribute { get; }
    public string Name { get; }
    public string TypeName { get; }
    public int Version => Attribute.Version;
    public bool IsBuiltIn => ClrType.Assembly == typeof(ActivityBlueprint).Assembly;
    public bool IsTerminal => Attribute.IsTerminal;
    public IReadOnlyList<BlueprintMember> Members { get; }
    public HashSet<string> SensitiveInputs { get; }

    public Activity Create() => (Activity)Activator.CreateInstance(ClrType)!;

    public bool IsAutoEvaluated(string inputName) => selfEvaluated.Count == 0 || !selfEvaluated.Contains(inputName);

    /// <summary>The stable id under which a callback is stored.</summary>
    /// <exception cref="InvalidOperationException">The callback is no method of the activity's class, so a later process could not find it.</exception>
    public string ContinuationId(MethodInfo method, GraphNode node)
    {
        var id = IdOf(method);
        return continuations.ContainsKey(id)
            ? id
            : throw new InvalidOperationException($"The callback '{method.Name}' of '{node.NodeId}' must be a method of {ClrType.Name}: lambdas and foreign methods cannot be found again after a restart.");
    }

    public ExecuteActivityDelegate ResumeCallback(string id, GraphNode node) => Bind<ExecuteActivityDelegate>(id, node);

    public ActivityCompletionCallback CompletionCallback(string id, GraphNode node) => Bind<ActivityCompletionCallback>(id, node);

    public bool HasContinuation(string id) => continuations.ContainsKey(id);

    private TDelegate Bind<TDelegate>(string id, GraphNode node) where TDelegate : Delegate
    {
        if (!continuations.TryGetValue(id, out var method))
            throw new InvalidOperationException($"'{TypeName}' has no callback '{id}' any more; the instance was suspended with an older version of this activity.");
        return method.IsStatic ? method.CreateDelegate<TDelegate>() : method.CreateDelegate<TDelegate>(node.Activity);
    }

    // Asked at each wait of each instance; reading an attribute costs more than all the rest of it.
    private static string IdOf(MethodInfo method) => KnownIds.GetOrAdd(method, static method => method.GetCustomAttribute<ContinuationAttribute>()?.Id ?? method.Name);

    private static Dictionary<string, MethodInfo> ContinuationsOf(Type clrType)
    {
        var found = new Dictionary<string, MethodInfo>(StringComparer.Ordinal);
        for (var type = clrType; type is not null && type != typeof(Activity); type = type.BaseType)
        {
            foreach (var method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (method.ReturnType == typeof(ValueTask) && !method.Name.Contains('<', StringComparison.Ordinal)
                    && method.GetParameters() is [{ } only] && (only.ParameterType == typeof(ActivityExecutionContext) || only.ParameterType == typeof(ActivityCompletedContext)))
                    found.TryAdd(IdOf(method), method);
            }
        }
        return found;
    }
}

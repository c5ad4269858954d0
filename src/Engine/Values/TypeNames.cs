using System.Dynamic;

namespace Orchestrator.Engine.Values;

/// <summary>
/// Reads names of generic types, both as Elsa shortens them (<c>List&lt;String&gt;</c>) and as .NET writes them in full, assembly and version included:
/// <c>System.Collections.Generic.List`1[[System.String, System.Private.CoreLib]], System.Private.CoreLib</c>. Only types that workflow values can have are known; nothing is loaded.
/// </summary>
internal static class TypeNames
{
    private const string Unregistered = "UnregisteredClrType:";
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal) { "List", "IList", "ICollection", "IEnumerable", "IReadOnlyList", "IReadOnlyCollection", "HashSet", "ISet", "Collection" };
    private static readonly HashSet<string> Maps = new(StringComparer.Ordinal) { "Dictionary", "IDictionary", "IReadOnlyDictionary" };

    /// <summary>The type, or null when the name is not known. A simple name is looked up by <paramref name="simple"/>.</summary>
    public static Type? Resolve(string name, Func<string, Type?> simple)
    {
        name = WithoutAssembly(name.StartsWith(Unregistered, StringComparison.Ordinal) ? name[Unregistered.Length..] : name);
        if (name.EndsWith("[]", StringComparison.Ordinal))
            return ListOf(Resolve(name[..^2], simple));
        if (name.EndsWith('?'))
            return Nullable(Resolve(name[..^1], simple));
        var open = name.IndexOfAny(['<', '`']);
        if (open < 0)
            return name == typeof(ExpandoObject).FullName ? typeof(IDictionary<string, object?>) : simple(Last(name));
        if (name[^1] is not ('>' or ']'))
            return null;
        var arguments = Split(name[open] == '<' ? name[(open + 1)..^1] : name[(name.IndexOf('[', StringComparison.Ordinal) + 1)..^1])
            .ConvertAll(argument => Resolve(argument.StartsWith('[') ? argument[1..^1] : argument, simple));
        return (Last(name[..open]), arguments) switch
        {
            ("Nullable", [{ } value]) => Nullable(value),
            (var list, [{ } item]) when Lists.Contains(list) => ListOf(item),
            (var map, [{ } key, { } value]) when Maps.Contains(map) && key == typeof(string) => value == typeof(string) ? typeof(IDictionary<string, string>) : typeof(IDictionary<string, object?>),
            _ => null,
        };
    }

    private static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static Type? ListOf(Type? item) => item is null ? null : typeof(IList<>).MakeGenericType(item);

    private static Type? Nullable(Type? type) => type is { IsValueType: true } && System.Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type;

    private static string WithoutAssembly(string name) => Split(name) is [var type, ..] ? type : "";

    // Splits at the commas that stand outside of brackets.
    private static List<string> Split(string text)
    {
        var parts = new List<string>();
        var (depth, from) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] is '[' or '<' ? 1 : text[i] is ']' or '>' ? -1 : 0;
            if (text[i] == ',' && depth == 0)
            {
                parts.Add(text[from..i].Trim());
                from = i + 1;
            }
        }
        parts.Add(text[from..].Trim());
        return parts;
    }
}

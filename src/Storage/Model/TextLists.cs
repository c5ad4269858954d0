using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Orchestrator.Storage.Model;

/// <summary>
/// How lists of texts are compared and copied. The comparer that comes with Entity Framework makes a delegate for the elements at each comparison,
/// which cost a tenth of an officer's decision.
/// </summary>
internal static class TextLists
{
    private static readonly ValueComparer<List<string>> Comparer = new((left, right) => AreEqual(left, right), list => HashOf(list), list => Copy(list));

    public static void Configure(ModelBuilder builder)
    {
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()).Where(property => property.ClrType == typeof(List<string>)))
            property.SetValueComparer(Comparer);
    }

    private static bool AreEqual(List<string>? left, List<string>? right) => ReferenceEquals(left, right) || (left is not null && right is not null && left.SequenceEqual(right));

    private static int HashOf(List<string> list)
    {
        var hash = new HashCode();
        foreach (var text in list)
            hash.Add(text, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    private static List<string> Copy(List<string> list) => [.. list];
}

using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Orchestrator.Workflows.Tests.Vocabulary;

/// <summary>Something of a type for a sentence to be made of: texts that name themselves, sevens, two of a list.</summary>
internal static class Sample
{
    private static readonly string[] Two = ["甲", "乙"];

    public static object? Of(Type type, string name)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string))
            return $"‹{name}›";
        if (plain.IsAssignableFrom(typeof(string[])))
            return Two;
        if (plain == typeof(NodaTime.LocalDate))
            return new NodaTime.LocalDate(2005, 5, 11);
        if (plain.IsEnum)
            return Enum.GetValues(plain).GetValue(0);
        if (plain == typeof(int) || plain == typeof(long))
            return Convert.ChangeType(7, plain, System.Globalization.CultureInfo.InvariantCulture);
        if (plain.IsGenericType && plain.IsAssignableTo(typeof(IEnumerable)))
            return ListOf(plain.GetGenericArguments()[0]);
        return plain.IsClass && !plain.IsAbstract ? ObjectOf(plain) : null;
    }

    private static IList ListOf(Type item)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        list.Add(Of(item, "first"));
        list.Add(Of(item, "second"));
        return list;
    }

    private static object ObjectOf(Type type)
    {
        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanWrite && (property.PropertyType == typeof(string) || property.PropertyType.IsAssignableFrom(typeof(string[])))))
            property.SetValue(made, Of(property.PropertyType, property.Name));
        return made;
    }
}

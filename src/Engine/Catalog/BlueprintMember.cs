using System.Reflection;
using System.Text.Json;

namespace Orchestrator.Engine.Catalog;

/// <summary>What a property of an activity type means.</summary>
internal enum MemberKind
{
    WrappedInput,
    PlainInput,
    Output,
    Child,
    Children,
}

/// <summary>One property of an activity type that a definition can fill.</summary>
internal sealed class BlueprintMember
{
    private BlueprintMember(PropertyInfo property, MemberKind kind)
    {
        Property = property;
        Kind = kind;
        JsonName = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        Input = property.GetCustomAttribute<InputAttribute>();
        Output = property.GetCustomAttribute<OutputAttribute>();
        Port = property.GetCustomAttribute<PortAttribute>();
    }

    public PropertyInfo Property { get; }
    public MemberKind Kind { get; }
    public string Name => Property.Name;
    public string JsonName { get; }
    public InputAttribute? Input { get; }
    public OutputAttribute? Output { get; }
    public PortAttribute? Port { get; }

    /// <summary>For inputs and outputs the type of the value, else the property's type.</summary>
    public Type ValueType => Property.PropertyType is { IsGenericType: true } wrapped && Kind is MemberKind.WrappedInput or MemberKind.Output
        ? Property.PropertyType.GetGenericArguments()[0]
        : Property.PropertyType;

    public static IEnumerable<BlueprintMember> Of(Type clrType)
    {
        foreach (var property in clrType.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (!property.CanWrite || property.DeclaringType == typeof(Activity))
                continue;
            var type = property.PropertyType;
            if (typeof(Input).IsAssignableFrom(type))
                yield return new BlueprintMember(property, MemberKind.WrappedInput);
            else if (typeof(Output).IsAssignableFrom(type))
                yield return new BlueprintMember(property, MemberKind.Output);
            else if (typeof(IActivity).IsAssignableFrom(type))
                yield return new BlueprintMember(property, MemberKind.Child);
            else if (typeof(IEnumerable<IActivity>).IsAssignableFrom(type))
                yield return new BlueprintMember(property, MemberKind.Children);
            else if (property.IsDefined(typeof(InputAttribute)))
                yield return new BlueprintMember(property, MemberKind.PlainInput);
        }
    }
}

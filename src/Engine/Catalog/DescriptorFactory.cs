using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Catalog;

/// <summary>Derives descriptors from the attributes of an activity type.</summary>
internal static class DescriptorFactory
{
    public static ActivityDescriptor Describe(ActivityBlueprint blueprint, bool english)
    {
        var attribute = blueprint.Attribute;
        var sample = blueprint.Create();
        return new ActivityDescriptor
        {
            TypeName = blueprint.TypeName,
            Namespace = attribute.Namespace,
            Name = blueprint.Name,
            Version = blueprint.Version,
            Category = Pick(english, attribute.Category, attribute.CategoryEn) ?? attribute.Category,
            DisplayName = Pick(english, attribute.DisplayName, attribute.DisplayNameEn) ?? blueprint.Name,
            Description = Pick(english, attribute.Description, attribute.DescriptionEn),
            Kind = attribute.Kind,
            IsBrowsable = attribute.IsBrowsable,
            IsContainer = attribute.IsContainer,
            IsStart = attribute.IsStart,
            IsTerminal = attribute.IsTerminal,
            Inputs = [.. blueprint.Members.Where(m => m.Kind is MemberKind.WrappedInput or MemberKind.PlainInput).OrderBy(m => m.Input?.Order ?? 0).Select(m => InputOf(m, sample, english))],
            Outputs = [.. blueprint.Members.Where(m => m.Kind is MemberKind.Output).OrderBy(m => m.Output?.Order ?? 0).Select(m => OutputOf(m, english))],
            Ports = [.. PortsOf(blueprint, english)],
        };
    }

    private static IEnumerable<PortDescriptor> PortsOf(ActivityBlueprint blueprint, bool english)
    {
        foreach (var member in blueprint.Members.Where(m => m.Kind is MemberKind.Child && m.Port is not { IsBrowsable: false }))
            yield return new PortDescriptor(member.Name, Pick(english, member.Port?.DisplayName, member.Port?.DisplayNameEn) ?? member.Name, PortType.Embedded);
        var flow = (FlowNodeAttribute?)Attribute.GetCustomAttribute(blueprint.ClrType, typeof(FlowNodeAttribute));
        foreach (var outcome in flow?.Outcomes ?? [])
        {
            var parts = outcome.Split('|');
            yield return new PortDescriptor(parts[0], Pick(english, parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2)) ?? parts[0], PortType.Flow);
        }
    }

    private static InputDescriptor InputOf(BlueprintMember member, Activity sample, bool english)
    {
        var attribute = member.Input ?? new InputAttribute();
        var hint = attribute.UIHint ?? HintOf(member.ValueType);
        return new InputDescriptor
        {
            Name = member.Name,
            TypeName = TypeAliases.NameOf(member.ValueType),
            DisplayName = Pick(english, attribute.DisplayName, attribute.DisplayNameEn) ?? member.Name,
            Description = Pick(english, attribute.Description, attribute.DescriptionEn),
            Order = attribute.Order,
            IsBrowsable = attribute.IsBrowsable,
            IsWrapped = member.Kind is MemberKind.WrappedInput,
            UiHint = hint,
            Category = Pick(english, attribute.Category, attribute.CategoryEn),
            DefaultValue = DefaultOf(member, attribute, sample),
            DefaultSyntax = attribute.DefaultSyntax,
            IsReadOnly = attribute.IsReadOnly,
            IsSensitive = attribute.IsSensitive,
            AutoEvaluate = attribute.AutoEvaluate,
            UiSpecifications = SpecificationsOf(attribute, hint, member.ValueType, english),
        };
    }

    private static OutputDescriptor OutputOf(BlueprintMember member, bool english) => new()
    {
        Name = member.Name,
        TypeName = TypeAliases.NameOf(member.ValueType),
        DisplayName = Pick(english, member.Output?.DisplayName, member.Output?.DisplayNameEn) ?? member.Name,
        Description = Pick(english, member.Output?.Description, member.Output?.DescriptionEn),
        Order = member.Output?.Order ?? 0,
        IsBrowsable = member.Output?.IsBrowsable ?? true,
    };

    private static string HintOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(bool))
            return UIHints.Checkbox;
        if (type.IsEnum)
            return UIHints.Dropdown;
        if (type == typeof(Variable))
            return UIHints.VariablePicker;
        if (typeof(IDictionary).IsAssignableFrom(type) || type == typeof(IDictionary<string, object?>) || type == typeof(IReadOnlyDictionary<string, object?>))
            return UIHints.Dictionary;
        return type != typeof(string) && type != typeof(byte[]) && typeof(IEnumerable<string>).IsAssignableFrom(type) ? UIHints.MultiText : UIHints.SingleLine;
    }

    private static JsonNode? DefaultOf(BlueprintMember member, InputAttribute attribute, Activity sample)
    {
        var value = attribute.DefaultValue ?? member.Property.GetValue(sample) switch
        {
            Input input => input.DefaultValue,
            bool or string or int or Enum => member.Property.GetValue(sample),
            _ => null,
        };
        return value is null or false or 0 || (value is Enum && attribute.DefaultValue is null && Convert.ToInt64(value, null) == 0)
            ? null
            : JsonSerializer.SerializeToNode(PlainValue.From(value) is TimeSpan span ? Durations.Format(span) : PlainValue.From(value), PlainValue.Json);
    }

    private static JsonObject SpecificationsOf(InputAttribute attribute, string hint, Type type, bool english)
    {
        var specifications = new JsonObject();
        var options = attribute.Options ?? ((Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } choice ? Enum.GetNames(choice) : null);
        if (options is not null)
        {
            JsonArray Items() => [.. options.Select(o => o.Split('|')).Select(p => new JsonObject { ["text"] = Pick(english, p.ElementAtOrDefault(1), p.ElementAtOrDefault(2)) ?? p[0], ["value"] = p[0] })];
            switch (hint)
            {
                case UIHints.Dropdown: specifications["dropdown"] = new JsonObject { ["selectList"] = new JsonObject { ["items"] = Items(), ["isFlagsEnum"] = false, ["sortItems"] = false } }; break;
                case UIHints.RadioList: specifications["radiolist"] = new JsonObject { ["radioList"] = new JsonObject { ["items"] = Items() } }; break;
                case UIHints.CheckList: specifications["checklist"] = new JsonObject { ["checkList"] = new JsonObject { ["items"] = Items(), ["isFlagsEnum"] = false } }; break;
            }
        }
        if (hint == UIHints.DynamicOutcomes)
            specifications["DynamicOutcomesOptions"] = new JsonObject { ["fixedOutcomes"] = new JsonArray([.. (attribute.FixedOutcomes ?? []).Select(o => JsonValue.Create(o))]) };
        if (attribute.UISpecifications is { } extra && JsonNode.Parse(extra) is JsonObject more)
        {
            foreach (var (key, value) in more)
                specifications[key] = value?.DeepClone();
        }
        return specifications;
    }

    private static string? Pick(bool english, string? zh, string? en) => english ? en ?? zh : zh ?? en;
}

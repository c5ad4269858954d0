using YamlDotNet.RepresentationModel;

namespace Orchestrator.Templates.Authoring;

/// <summary>
/// Reads declarations of fields. A dotted path opens the groups on its way; fields of the same group may be declared in several places,
/// also in the shared sets that a template uses.
/// </summary>
internal sealed class FieldReader
{
    private readonly List<Field> _fields = [];

    public IReadOnlyList<Field> Fields => _fields;

    public void Read(YamlReader owner, IEnumerable<YamlNode> declarations) => Read(owner, declarations, _fields, "");

    private static void Read(YamlReader owner, IEnumerable<YamlNode> declarations, List<Field> into, string prefix)
    {
        foreach (var node in declarations)
        {
            var reader = owner.Mapping(node);
            var path = reader.Text("path").Split('.');
            Add(into, prefix, path, 0, reader, node);
            reader.Finish();
        }
    }

    private static void Add(List<Field> into, string prefix, string[] path, int depth, YamlReader reader, YamlNode node)
    {
        var name = path[depth];
        var full = prefix.Length == 0 ? name : $"{prefix}.{name}";
        var index = into.FindIndex(field => field.Name == name);
        if (depth == path.Length - 1)
        {
            if (index >= 0)
                throw reader.Fault(node, $"字段“{full}”重复", $"the field '{full}' is declared twice");
            into.Add(Leaf(reader, name, full, node));
            return;
        }

        var group = index >= 0 ? into[index] : new Field(full, name, FieldType.Group, full, full, false, 0, null, [], [], reader.Line);
        if (group.Type != FieldType.Group)
            throw reader.Fault(node, $"“{full}”不是字段组", $"'{full}' is not a group");
        var children = group.Fields.ToList();
        Add(children, full, path, depth + 1, reader, node);
        group = group with { Fields = children };
        if (index >= 0)
            into[index] = group;
        else
            into.Add(group);
    }

    private static Field Leaf(YamlReader reader, string name, string full, YamlNode node)
    {
        var type = Type(reader, node);
        var children = new List<Field>();
        Read(reader, reader.Items("of"), children, type == FieldType.List ? full + "[]" : full);
        if (children.Count > 0 && type is not (FieldType.List or FieldType.Group))
            throw reader.Fault(node, $"字段“{full}”不能含子字段", $"the field '{full}' cannot have fields of its own");
        var optional = reader.Flag("optional");
        var choices = reader.Texts("choices");
        if (type == FieldType.Choice && choices.Count == 0)
            throw reader.Missing("choices");
        return new Field(full, name, type, reader.Text("zh"), reader.Text("en"), optional,
            reader.Integer("min", 1), reader.Optional("distinct"), choices, children, reader.Line);
    }

    private static FieldType Type(YamlReader reader, YamlNode node) => reader.Text("type") switch
    {
        "text" => FieldType.Text,
        "date" => FieldType.Date,
        "instant" => FieldType.Instant,
        "money" => FieldType.Money,
        "integer" => FieldType.Integer,
        "number" => FieldType.Number,
        "yes_no" => FieldType.YesNo,
        "choice" => FieldType.Choice,
        "laws" => FieldType.Laws,
        "list" => FieldType.List,
        "group" => FieldType.Group,
        var other => throw reader.Fault(node, $"未知的字段类型“{other}”", $"unknown field type '{other}'"),
    };
}

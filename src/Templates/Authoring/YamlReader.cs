using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Orchestrator.Templates.Authoring;

/// <summary>Reads one YAML mapping key by key and, at the end, refuses keys that nobody asked for: a misspelt key is never ignored.</summary>
internal sealed class YamlReader(string file, YamlMappingNode node, int linesBefore)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public int Line => (int)node.Start.Line + linesBefore;

    public YamlNode? Node(string key)
    {
        _asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
    }

    public string? Optional(string key) => Node(key) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 } value } => value,
        var other => throw Fault(other, $"“{key}”应为文字", $"'{key}' must be a text"),
    };

    public string Text(string key) => Optional(key) ?? throw Missing(key);

    public int Integer(string key, int fallback) => Optional(key) is not { } text
        ? fallback
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Fault(Node(key)!, $"“{key}”应为非负整数", $"'{key}' must be a whole number, not negative");

    public bool Flag(string key) => Optional(key) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw Fault(Node(key)!, $"“{key}”应为 true 或 false", $"'{key}' must be true or false"),
    };

    public IReadOnlyList<string> Texts(string key) =>
        [.. Items(key).Select(item => (item as YamlScalarNode)?.Value ?? throw Fault(item, $"“{key}”应为文字列表", $"'{key}' must be a list of texts"))];

    public IEnumerable<YamlNode> Items(string key) => Node(key) switch
    {
        null => [],
        YamlSequenceNode list => list.Children,
        var other => throw Fault(other, $"“{key}”应为列表", $"'{key}' must be a list"),
    };

    public YamlReader? Mapping(string key) => Node(key) is { } child ? Mapping(child) : null;

    public YamlReader Mapping(YamlNode child) => child is YamlMappingNode mapping
        ? new YamlReader(file, mapping, linesBefore)
        : throw Fault(child, "此处应为键值表", "a mapping is expected here");

    public void Finish()
    {
        foreach (var key in node.Children.Keys.Where(key => !_asked.Contains(((YamlScalarNode)key).Value!)))
            throw Fault(key, $"未知的键“{key}”", $"unknown key '{key}'");
    }

    public Exception Missing(string key) => Fault(node, $"缺少“{key}”", $"'{key}' is missing");

    public Exception Fault(YamlNode at, string zh, string en) => FrontMatter.Fault(file, at, linesBefore, zh, en).ToException();
}

using YamlDotNet.RepresentationModel;

namespace Orchestrator.Templates.Authoring;

/// <summary>Named sets of fields that many documents share: the header, the unit, the officers.</summary>
internal sealed class FieldSets(string yaml)
{
    private const string File = "Shared/fields.yaml";
    private readonly YamlReader _root = new(File, FrontMatter.ParseYaml(File, yaml, 0), 0);

    /// <summary>Adds the set's fields; a set that does not exist is refused at the place that asks for it.</summary>
    public void AddTo(FieldReader fields, YamlNode name, YamlReader asker)
    {
        var set = (name as YamlScalarNode)?.Value ?? "";
        if (_root.Node(set) is null)
            throw asker.Fault(name, $"没有名为“{set}”的字段集", $"there is no set of fields '{set}'");
        fields.Read(_root, _root.Items(set));
    }
}

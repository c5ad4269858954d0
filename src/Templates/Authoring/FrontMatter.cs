using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Orchestrator.Templates.Authoring;

/// <summary>The YAML between two lines of <c>---</c> at the head of a template, and where the body begins.</summary>
internal sealed class FrontMatter
{
    private const string Fence = "---";

    private FrontMatter(string file, YamlMappingNode root, int bodyOffset, int bodyLine)
    {
        File = file;
        Root = root;
        BodyOffset = bodyOffset;
        BodyLine = bodyLine;
    }

    public string File { get; }

    public YamlMappingNode Root { get; }

    /// <summary>Characters before the body.</summary>
    public int BodyOffset { get; }

    /// <summary>Lines before the body.</summary>
    public int BodyLine { get; }

    /// <summary>Splits <paramref name="source"/>; line ends must be plain line feeds.</summary>
    public static FrontMatter Read(string file, string source)
    {
        var end = source.StartsWith(Fence + "\n", StringComparison.Ordinal) ? source.IndexOf("\n---\n", StringComparison.Ordinal) : -1;
        if (end < 0)
            throw Fault(file, 1, 1, "缺少以 --- 起止的文首信息", "front matter between two lines of --- is missing").ToException();
        var body = end + 5;
        if (body == source.Length)
            throw Fault(file, source.AsSpan().Count('\n'), 1, "模板没有正文", "the template has no body").ToException();
        return new FrontMatter(file, ParseYaml(file, source[4..(end + 1)], 1), body, source.AsSpan(0, body).Count('\n'));
    }

    /// <summary>Parses a mapping; <paramref name="linesBefore"/> shifts the lines of faults.</summary>
    public static YamlMappingNode ParseYaml(string file, string yaml, int linesBefore)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents is [{ RootNode: YamlMappingNode root }]
                ? root
                : throw Fault(file, 1, 1, "文首信息不是键值表", "the front matter is not a mapping").ToException();
        }
        catch (YamlException exception)
        {
            throw Fault(file, (int)exception.Start.Line + linesBefore, (int)exception.Start.Column,
                "文首信息不是有效的 YAML", $"the front matter is not valid YAML ({exception.Message})").ToException();
        }
    }

    public static TemplateFault Fault(string file, int line, int column, string zh, string en) =>
        new(TemplateFault.FrontMatter, file, null, line, column, zh, en);

    public static TemplateFault Fault(string file, YamlNode node, int linesBefore, string zh, string en) =>
        Fault(file, (int)node.Start.Line + linesBefore, (int)node.Start.Column, zh, en);
}

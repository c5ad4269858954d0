using System.Collections.Frozen;
using System.Reflection;
using Orchestrator.Templates.Rendering;
using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Orchestrator.Templates.Authoring;

/// <summary>
/// All templates, read, parsed and checked once. Files are named <c>D11.html.scriban</c>; shared parts <c>Shared/NAME.html.scriban</c>;
/// sets of fields that several templates use stand in <c>Shared/fields.yaml</c>.
/// </summary>
internal sealed class TemplateCatalogue
{
    private const string Extension = ".html.scriban";
    private const string SharedFolder = "Shared/";
    private readonly Dictionary<string, Template> _parts = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, DocumentTemplate> _templates;

    /// <param name="files">Path under the documents folder, with forward slashes, and text.</param>
    public TemplateCatalogue(IReadOnlyDictionary<string, string> files)
    {
        foreach (var (path, text) in files.Where(file => file.Key.StartsWith(SharedFolder, StringComparison.Ordinal)))
        {
            if (path.EndsWith(Extension, StringComparison.Ordinal))
                _parts[path[SharedFolder.Length..^Extension.Length]] = Parse(path, text, default);
        }

        var sets = new FieldSets(files.GetValueOrDefault("Shared/fields.yaml", "{}"));
        var reader = new TemplateReader(sets, Part);
        _templates = files
            .Where(file => !file.Key.Contains('/', StringComparison.Ordinal) && file.Key.EndsWith(Extension, StringComparison.Ordinal))
            .Select(file => reader.Read(file.Key[..^Extension.Length], file.Value))
            .ToFrozenDictionary(template => template.Code, StringComparer.Ordinal);
    }

    public IEnumerable<DocumentTemplate> All => _templates.Values.OrderBy(template => template.Code, StringComparer.Ordinal);

    /// <summary>The template of this code; throws a refusal that names an unknown one.</summary>
    public DocumentTemplate this[string code] => _templates.TryGetValue(code, out var template)
        ? template
        : throw new TemplateFault(TemplateFault.Unknown, code, null, 0, 0,
            $"没有代码为“{code}”的文书模板", $"there is no document template '{code}'").ToException();

    /// <summary>All shared parts by name.</summary>
    public IReadOnlyDictionary<string, Template> Parts => _parts;

    /// <summary>The parsed shared part; throws a refusal when there is none.</summary>
    public Template Part(string name) => _parts.TryGetValue(name, out var part)
        ? part
        : throw new TemplateFault(TemplateFault.Syntax, name, null, 0, 0,
            $"没有名为“{name}”的公用片段", $"there is no shared part '{name}'").ToException();

    /// <summary>The catalogue that ships inside this assembly.</summary>
    public static TemplateCatalogue Shipped()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return new TemplateCatalogue(assembly.GetManifestResourceNames().ToDictionary(
            name => name.Replace('\\', '/'),
            name =>
            {
                using var text = new StreamReader(assembly.GetManifestResourceStream(name)!);
                return text.ReadToEnd();
            },
            StringComparer.Ordinal));
    }

    /// <summary>Parses a body that begins at <paramref name="start"/>; a syntax error is refused with its line and column.</summary>
    public static Template Parse(string file, string text, TextPosition start)
    {
        var template = Template.Parse(text, file, null, new LexerOptions { Mode = ScriptMode.Default, StartPosition = start });
        if (template.HasErrors)
        {
            var message = template.Messages.First(message => message.Type == ParserMessageType.Error);
            throw new TemplateFault(TemplateFault.Syntax, file, null, message.Span.Start.Line + 1, message.Span.Start.Column + 1,
                $"模板语法错误：{message.Message}", $"syntax error: {message.Message}").ToException();
        }

        new PrintedMarker().Visit(template.Page);
        return template;
    }

    private sealed class PrintedMarker : ScriptVisitor
    {
        public override void Visit(ScriptExpressionStatement node)
        {
            if (node.Expression is { } expression and not ScriptAssignExpression)
                node.Expression = new PrintedExpression(expression);
        }
    }
}

using Scriban;
using Scriban.Parsing;
using Scriban.Syntax;

namespace Orchestrator.Templates.Authoring;

/// <summary>Where a template, or a shared part that it includes, first uses a field. Loop variables are followed to the list they walk.</summary>
internal sealed class FieldUses : ScriptVisitor
{
    private readonly Func<string, Template> _part;
    private readonly Dictionary<string, string> _loops = new(StringComparer.Ordinal);
    private readonly HashSet<string> _locals = new(StringComparer.Ordinal);
    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);

    /// <param name="body">The parsed body.</param>
    /// <param name="part">Gives the shared part of a name.</param>
    public FieldUses(Template body, Func<string, Template> part)
    {
        _part = part;
        Visit(body.Page);
    }

    /// <summary>Every data path used and the place of its first use; names that the template itself assigns are left out.</summary>
    public IEnumerable<KeyValuePair<string, Place>> All =>
        _places.Where(use => !_locals.Contains(use.Key.Split('.', '[')[0]));

    /// <summary>First use of the field or, failing that, of what contains it.</summary>
    public Place? Find(string path)
    {
        for (var text = path; text.Length > 0;)
        {
            if (_places.TryGetValue(text, out var place))
                return place;
            text = text.EndsWith("[]", StringComparison.Ordinal) ? text[..^2] : text[..Math.Max(text.LastIndexOf('.'), 0)];
        }

        return null;
    }

    public override void Visit(ScriptForStatement node)
    {
        Visit(node.Iterator);
        if (node.Variable is ScriptVariable variable)
        {
            if (Path(node.Iterator) is { } path)
                _loops[variable.Name] = path + "[]";
            else
                _locals.Add(variable.Name);
        }

        Visit(node.Body);
    }

    public override void Visit(ScriptAssignExpression node)
    {
        if (node.Target is ScriptVariable variable)
            _locals.Add(variable.Name);
        Visit(node.Value);
    }

    public override void Visit(ScriptFunction node)
    {
        // A function's parameters hide fields of the same name; its body is judged at run time.
        if (node.NameOrDoToken is ScriptVariable name)
            _locals.Add(name.Name);
    }

    public override void Visit(ScriptFunctionCall node)
    {
        if (node.Target is ScriptVariable { Name: "include" } && node.Arguments is [ScriptLiteral { Value: string part }, ..] && _visited.Add(part))
            Visit(_part(part).Page);
        base.Visit(node);
    }

    public override void Visit(ScriptMemberExpression node)
    {
        Note(node, Path(node));
        base.Visit(node.Target);
    }

    public override void Visit(ScriptVariableGlobal node) => Note(node, Path(node));

    private void Note(ScriptNode node, string? path)
    {
        if (path is not null)
            _places.TryAdd(path, Place.Of(node.Span));
    }

    private string? Path(ScriptNode? node) => node switch
    {
        ScriptVariableGlobal variable => _loops.GetValueOrDefault(variable.Name, variable.Name),
        ScriptMemberExpression member when Path(member.Target) is { } target => $"{target}.{member.Member!.Name}",
        ScriptIndexerExpression indexer when Path(indexer.Target) is { } target => target + "[]",
        _ => null,
    };
}

/// <summary>A place in a file, line and column from 1.</summary>
internal sealed record Place(string File, int Line, int Column)
{
    public static Place Of(SourceSpan span) => new(span.FileName ?? "", span.Start.Line + 1, span.Start.Column + 1);
}

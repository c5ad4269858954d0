using System.Text.RegularExpressions;
using Fluid.Ast;

namespace Orchestrator.Engine.Expressions.Liquid;

/// <summary>Where a tag or an output begins. Line and column count from one.</summary>
internal readonly record struct LiquidPlace(int Line, int Column);

/// <summary>
/// Knows where the statements of a template stand, which the library forgets when it has parsed. Statements of one kind come out of the parser in the order
/// in which their tags stand in the text.
/// </summary>
internal sealed partial class LiquidPlaces
{
    private readonly Dictionary<string, Queue<LiquidPlace>> byKind = new(StringComparer.Ordinal);

    public LiquidPlaces(string template)
    {
        string? until = null;
        var (line, lineStart, counted) = (1, 0, 0);
        foreach (Match tag in Tag().Matches(template))
        {
            for (; counted < tag.Index; counted++)
            {
                if (template[counted] == '\n')
                    (line, lineStart) = (line + 1, counted + 1);
            }
            var name = tag.Groups["name"] is { Success: true } named ? named.Value : "echo";
            if (until is not null)
            {
                until = name == until ? null : until;
                continue;
            }
            if (name is "raw" or "comment")
                until = "end" + name;
            if (!byKind.TryGetValue(name, out var places))
                byKind[name] = places = new();
            places.Enqueue(new LiquidPlace(line, tag.Index - lineStart + 1));
        }
    }

    [GeneratedRegex(@"\{\{.*?\}\}|\{%-?\s*(?<name>\w*).*?%\}", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    /// <summary>The place of the statement, which is the next of its kind; null when the text does not show it.</summary>
    public LiquidPlace? Next(Statement statement) =>
        KindOf(statement) is { } kind && byKind.TryGetValue(kind, out var places) && places.TryDequeue(out var place) ? place : null;

    private static string? KindOf(Statement statement) => statement switch
    {
        OutputStatement => "echo",
        AssignStatement => "assign",
        CaptureStatement => "capture",
        IfStatement => "if",
        UnlessStatement => "unless",
        ForStatement => "for",
        CaseStatement => "case",
        CycleStatement => "cycle",
        _ => null,
    };
}

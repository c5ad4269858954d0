using System.Text.RegularExpressions;

namespace Orchestrator.Engine.Expressions.Liquid;

/// <summary>Looks whether a template is nested so deeply that parser or renderer would run out of stack.</summary>
internal static partial class LiquidNesting
{
    public static bool IsTooDeep(string template, int limit)
    {
        var depth = 0;
        foreach (Match block in Block().Matches(template))
        {
            depth += block.Groups["end"].Success ? -1 : 1;
            if (depth > limit)
                return true;
        }
        foreach (Match tag in Tag().Matches(template))
        {
            if (Operator().Count(tag.ValueSpan) > limit)
                return true;
        }
        return false;
    }

    // Within a liquid tag each line is a statement of its own.
    [GeneratedRegex(@"(?:\{%-?\s*(?:liquid\s+)?|^[ \t]*)(?<end>end)?(?:if|unless|for|case|capture|tablerow|ifchanged|block|macro)\b", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\{\{[^{}]*|\{%[^{}]*", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\||[\[(]|\band\b|\bor\b", RegexOptions.CultureInvariant)]
    private static partial Regex Operator();
}

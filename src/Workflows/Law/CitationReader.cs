using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NodaTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Law;

/// <summary>Finds the citations 《…》第…条 in a text and holds each against what was in force.</summary>
public static partial class CitationReader
{
    /// <summary>
    /// The first citation of the text that was no good law at the time and place, as a refusal; null when all were. What is no instrument at all, a
    /// contract for example, is not judged.
    /// </summary>
    public static Refusal? Check(string text, LocalDate on, string? district = null) =>
        Read(text).Where(cited => Instruments.Find(cited.Title) is not null)
            .Select(cited => Instruments.Cite(cited.Title, cited.Article, on, district).Refusal).FirstOrDefault(refusal => refusal is not null);

    /// <summary>As for a text, over every text and every <c>{title, article}</c> of a form or a document; a <c>{title, article}</c> must be a known instrument.</summary>
    public static Refusal? Check(JsonNode? node, LocalDate on, string? district = null) => node switch
    {
        JsonObject { } basis when basis["title"] is JsonValue title && basis["article"] is JsonValue article && title.TryGetValue<string>(out var law) && article.TryGetValue<int>(out var number)
            => Instruments.Cite(law, number, on, district).Refusal,
        JsonObject members => members.Select(member => Check(member.Value, on, district)).FirstOrDefault(refusal => refusal is not null),
        JsonArray rows => rows.Select(row => Check(row, on, district)).FirstOrDefault(refusal => refusal is not null),
        JsonValue value when value.TryGetValue<string>(out var text) => Check(text, on, district),
        _ => null,
    };

    /// <summary>Every title with every article that follows it, in order; 第五十三条、第五十四条 are two.</summary>
    public static IEnumerable<(string Title, int Article)> Read(string text)
    {
        foreach (Match law in Law().Matches(text))
        {
            foreach (Capture article in law.Groups["article"].Captures)
                yield return (law.Groups["title"].Value, Number(article.Value));
        }
    }

    private static int Number(string digits)
    {
        if (int.TryParse(digits, out var arabic))
            return arabic;
        var (total, digit) = (0, 0);
        foreach (var c in digits)
        {
            switch (c)
            {
                case '百':
                    (total, digit) = (total + digit * 100, 0);
                    break;
                case '十':
                    (total, digit) = (total + (digit == 0 ? 10 : digit * 10), 0);
                    break;
                default:
                    digit = "零一二三四五六七八九".IndexOf(c, StringComparison.Ordinal);
                    break;
            }
        }
        return total + digit;
    }

    [GeneratedRegex("《(?<title>[^》]+)》(?:[（(][^）)]*[）)])?(?:[、和]?第(?<article>[零一二三四五六七八九十百0-9]+)条(?:第?[（(]?[零一二三四五六七八九十0-9]+[）)]?[款项])*)+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Law();
}

using NodaTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Law;

/// <summary>A rule as checklists and people name it: 《…》第七条, 电信条例第七条, 公安部令第33号第十条第（二）项.</summary>
/// <param name="Articles">None when the instrument is named as a whole.</param>
public sealed record LawReference(Instrument Law, IReadOnlyList<int> Articles, string Text)
{
    private const string OrderMark = "令第";

    /// <summary>Reads a reference; null when it names no instrument that may be cited, for example an office's own working paper.</summary>
    public static LawReference? Read(string text)
    {
        var words = text.Trim();
        var (law, rest) = words.StartsWith('《') ? ByTitle(words) : words.Contains(OrderMark, StringComparison.Ordinal) ? ByNumber(words) : ByName(words);
        return law is null ? null : new LawReference(law, [.. CitationReader.Read($"《{law.TitleZh}》{rest}").Select(cited => cited.Article).Distinct()], words);
    }

    /// <summary>Null when every article of it could be cited on the day in the district.</summary>
    public Refusal? Check(LocalDate on, string? district) => Articles.Count == 0
        ? Instruments.Cite(Law.TitleZh, 1, on, district).Refusal
        : Articles.Select(article => Instruments.Cite(Law.TitleZh, article, on, district).Refusal).FirstOrDefault(refusal => refusal is not null);

    /// <summary>Whether the other names no rule that this one does not name.</summary>
    public bool Covers(LawReference other) => Law == other.Law && other.Articles.All(Articles.Contains);

    private static (Instrument? Law, string Articles) ByTitle(string words)
    {
        var end = words.IndexOf('》', StringComparison.Ordinal);
        return end < 0 ? (null, "") : (Instruments.Find(words[..(end + 1)]), words[(end + 1)..]);
    }

    /// <summary>国务院令第147号第十四条: the number of the order stands for the title.</summary>
    private static (Instrument? Law, string Articles) ByNumber(string words)
    {
        var end = words.IndexOf('号', StringComparison.Ordinal);
        if (end < 0)
            return (null, "");
        var number = words[..(end + 1)];
        return (Instruments.All.FirstOrDefault(law => law.Versions.Any(version => version.Number?.StartsWith(number, StringComparison.Ordinal) == true)), words[(end + 1)..]);
    }

    /// <summary>A title without its brackets, perhaps without its beginning.</summary>
    private static (Instrument? Law, string Articles) ByName(string words)
    {
        var end = words.IndexOf('第', StringComparison.Ordinal);
        var name = end < 0 ? words : words[..end];
        return name.Length < 4 ? (null, "")
            : (Instruments.Find(name) ?? Instruments.All.FirstOrDefault(law => law.TitleZh.EndsWith(name, StringComparison.Ordinal)), end < 0 ? "" : words[end..]);
    }
}

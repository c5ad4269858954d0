using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Law;

/// <summary>Every instrument that may be cited, and whether a citation was good law at a time and place.</summary>
public static class Instruments
{
    /// <summary>All instruments, from the data file <c>instruments.json</c>.</summary>
    public static IReadOnlyList<Instrument> All { get; } = LawFiles.Read<Instrument>("instruments.json", law => law.Key);

    /// <summary>The instrument of a title or alias, with or without 《》, or null.</summary>
    public static Instrument? Find(string title)
    {
        var bare = title.Trim().TrimStart('《').TrimEnd('》');
        return All.FirstOrDefault(known => known.TitleZh == bare) ?? All.FirstOrDefault(known => known.Aliases.Contains(bare));
    }

    /// <summary>Whether an article could be cited on a day, and in a district when one is named.</summary>
    public static Answer<CitedRule> Cite(string title, int article, LocalDate on, string? district = null)
    {
        if (Find(title) is not { } law)
            return new Refusal("citation.unknown", $"法律依据库中没有“{title}”，不能引用。", $"'{title}' is not among the rules that may be cited.");
        var day = LocalDatePattern.Iso.Format(on);
        if (law.On(on) is not { } version)
        {
            var (from, until) = (law.Versions[0].From, law.Versions[^1].Until);
            return on < from
                ? new Refusal("citation.not-yet-in-force", $"《{law.TitleZh}》自{LocalDatePattern.Iso.Format(from)}起施行，{day}尚未施行，不能引用。", $"《{law.TitleZh}》 is in force from {LocalDatePattern.Iso.Format(from)}; on {day} it was not.")
                : new Refusal("citation.no-longer-in-force", $"《{law.TitleZh}》已于{LocalDatePattern.Iso.Format(until!.Value.PlusDays(1))}废止，{day}不能引用。", $"《{law.TitleZh}》 was repealed on {LocalDatePattern.Iso.Format(until.Value.PlusDays(1))}; on {day} it cannot be cited.");
        }
        if (article < 1 || article > (version.Articles ?? int.MaxValue))
            return new Refusal("citation.no-such-article", $"《{law.TitleZh}》在{day}有效的文本共{version.Articles}条，没有第{article}条。", $"The text of 《{law.TitleZh}》 in force on {day} has {version.Articles} articles; there is no article {article}.");
        if (district is { Length: > 0 } && !law.HoldsIn(district, on))
            return new Refusal("citation.not-here", $"《{law.TitleZh}》在{day}只适用于{string.Join("、", law.Districts)}，{district}的案件不能引用。", $"On {day} 《{law.TitleZh}》 held only in {string.Join(", ", law.Districts)}; a case in {district} cannot rest on it.");
        return new CitedRule(law, version, article);
    }
}

/// <summary>An article of one version of an instrument.</summary>
public sealed record CitedRule(Instrument Law, InstrumentVersion Version, int Article)
{
    /// <summary>As a document prints it, always under the right title: 《…》第二十一条.</summary>
    public string Zh => $"《{Law.TitleZh}》第{ArticleNumber.Zh(Article)}条";
}

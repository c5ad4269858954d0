using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Law;

/// <summary>The series (字头) in which documents of a kind are numbered, with the profile from which each runs. Data of the file <c>series.json</c>.</summary>
/// <param name="Document">Code of the document, or <see cref="Tip"/>.</param>
/// <param name="Series">Oldest first.</param>
public sealed record DocumentSeries(string Document, string NameZh, string NameEn, IReadOnlyList<SeriesCode> Series)
{
    /// <summary>What is no document but is numbered like one: a registered tip.</summary>
    public const string Tip = "TIP";

    private const string Data = "series.json";

    /// <summary>Every numbered kind.</summary>
    public static IReadOnlyList<DocumentSeries> All { get; } = Read();

    /// <summary>The series of a kind under a profile.</summary>
    /// <exception cref="RefusedException">The files of law know no series for it.</exception>
    public static string Of(string document, LegalProfile profile)
    {
        var order = LegalProfiles.OrderOf(profile.Id);
        return All.FirstOrDefault(row => row.Document == document)?.Series.LastOrDefault(code => LegalProfiles.OrderOf(code.FromProfile) <= order)?.Code
            ?? throw new RefusedException(new Refusal("law.no-series", $"法律数据文件 {Data} 没有“{document}”在{profile.Id}下的文书字头。", $"The law file {Data} has no number series for '{document}' under {profile.Id}."));
    }

    private static List<DocumentSeries> Read()
    {
        var rows = LawFiles.Read<DocumentSeries>(Data, row => row.Document);
        foreach (var row in rows)
        {
            if (row.Series.Count == 0)
                throw LawFiles.Unreadable(Data, $"{row.Document} 没有字头", $"{row.Document} has no series");
            foreach (var code in row.Series.Where(code => code.Code.Length is 0 or > 10 || !code.Code.All(char.IsLetterOrDigit)))
                throw LawFiles.Unreadable(Data, $"{row.Document} 的字头“{code.Code}”须为1至10个文字", $"the series '{code.Code}' of {row.Document} must be 1 to 10 letters");
        }

        return rows;
    }
}

/// <summary>A series and the first profile under which it is used.</summary>
public sealed record SeriesCode(string FromProfile, string Code);

using System.Globalization;
using Orchestrator.Templates.Rendering;
using Scriban.Runtime;

namespace Orchestrator.Templates.Functions;

/// <summary>The functions of templates. Each public method is one, named in snake_case: <c>CnDate</c> is <c>cn_date</c>.</summary>
internal static class DocumentFunctions
{
    public static string CnDate(object? date) => ChineseDates.Arabic(date);

    public static string CnDateUpper(object? date) => ChineseDates.Upper(date);

    public static string CnDateSign(object? date) => ChineseDates.Signature(date);

    public static string CnTime(object? instant) => ChineseDates.Moment(instant);

    public static string CnAmount(object? yuan) => ChineseNumerals.Amount(Number(yuan));

    public static string CnMoney(object? yuan) => ChineseNumerals.Money(Number(yuan));

    public static string CnCount(object? number) => ChineseNumerals.Count((long)Number(number));

    /// <summary>Ordinals of GB/T 9704: level 1 一、 level 2 （一） level 3 1. level 4 (1).</summary>
    public static string CnNum(object? number, int level = 1)
    {
        var count = (long)Number(number);
        return level switch
        {
            1 => ChineseNumerals.Count(count) + "、",
            2 => $"（{ChineseNumerals.Count(count)}）",
            3 => string.Create(CultureInfo.InvariantCulture, $"{count}."),
            4 => string.Create(CultureInfo.InvariantCulture, $"({count})"),
            _ => throw new FunctionFault($"没有第 {level} 级序号", $"there is no ordinal of level {level}"),
        };
    }

    public static string LawCite(object? basis) => LawCitations.Cite(basis);

    /// <summary>十五日; with the last day 十五日内（2005年5月30日二十四时前）.</summary>
    public static string TermText(object? term, object? due = null) =>
        due is null ? LawCitations.Term(term) : $"{LawCitations.Term(term)}内（{ChineseDates.Arabic(due)}二十四时前）";

    /// <summary>Whether the law of <paramref name="profile"/> (LP-2005 …) is that of <paramref name="from"/> or later.</summary>
    public static bool InForce(object? profile, string from) => profile is string text
        ? string.CompareOrdinal(text, from) >= 0
        : throw new FunctionFault("法律适用时段为空", "the legal profile is empty");

    /// <summary>The value, or a stroke where a blank of the form does not apply: forms leave nothing to be filled in later.</summary>
    public static object Slash(object? value) => value is null or "" ? "/" : value;

    /// <summary>A box, ticked or not.</summary>
    public static object Box(bool ticked) => new Raw(ticked ? "<span class=\"box\">√</span>" : "<span class=\"box\"></span>");

    /// <summary>Paragraphs of a longer text, one a line.</summary>
    public static object Paragraphs(object? text) => text is string lines
        ? new Raw(string.Concat(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => $"<p>{Markup.Encode(line)}</p>")))
        : throw new FunctionFault("正文为空", "the text is empty");

    /// <summary>Texts joined by 、 or another mark.</summary>
    public static string Enumerate(object? texts, string mark = "、") => texts is ScriptArray { Count: > 0 } list
        ? string.Join(mark, list)
        : throw new FunctionFault("列表为空", "the list is empty");

    /// <summary>A text without its closing full stop or semicolon, for use inside a sentence.</summary>
    public static string Clause(object? text) => text is string sentence
        ? sentence.TrimEnd('。', '；', ';', '.', ' ')
        : throw new FunctionFault("文字为空", "the text is empty");

    /// <summary>Stops the render with the template's own reason.</summary>
    public static string Refuse(string zh, string en) => throw new FunctionFault(zh, en);

    private static decimal Number(object? value) => value switch
    {
        null => throw new FunctionFault("数字为空", "the number is empty"),
        string or bool => throw new FunctionFault($"“{value}”不是数字", $"'{value}' is not a number"),
        IConvertible number => number.ToDecimal(CultureInfo.InvariantCulture),
        _ => throw new FunctionFault($"“{value}”不是数字", $"'{value}' is not a number"),
    };
}

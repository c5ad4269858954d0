using System.Globalization;
using Scriban.Runtime;

namespace Orchestrator.Templates.Functions;

/// <summary>Citations of law and terms as they stand in the running text.</summary>
internal static class LawCitations
{
    /// <summary>
    /// 《…》第二十一条第一款第（一）项. A text is taken as it stands, a list is joined; an object has <c>title</c> and may have
    /// <c>article</c>, <c>article_sub</c> (之一), <c>paragraph</c> (款) and <c>item</c> (项).
    /// </summary>
    public static string Cite(object? basis) => basis switch
    {
        string text => text,
        ScriptArray list when list.Count > 0 => Join([.. list.Select(Cite)]),
        ScriptObject law when law["title"] is string title => Quote(title) + Part(law, "article", "第{0}条") +
            Part(law, "article_sub", "之{0}") + Part(law, "paragraph", "第{0}款") + Part(law, "item", "第（{0}）项"),
        _ => throw new FunctionFault("法律依据为空", "the legal basis is empty"),
    };

    /// <summary>十五日, 五个工作日, 三个月. A plain number counts calendar days; an object has <c>length</c> and <c>unit</c>.</summary>
    public static string Term(object? term)
    {
        var (length, unit) = term switch
        {
            ScriptObject given => (given["length"], given["unit"] as string ?? "calendar_days"),
            _ => (term, "calendar_days"),
        };
        if (length is not (long or int or decimal))
            throw new FunctionFault("期限为空", "the term is empty");
        var count = Convert.ToInt64(length, CultureInfo.InvariantCulture);
        if (count <= 0)
            throw new FunctionFault($"期限 {count} 不是正数", $"a term of {count} is not positive");
        return ChineseNumerals.Count(count) + unit switch
        {
            "calendar_days" => "日",
            "working_days" => "个工作日",
            "months" => "个月",
            "hours" => "小时",
            _ => throw new FunctionFault($"未知的期限单位“{unit}”", $"unknown unit of term '{unit}'"),
        };
    }

    private static string Join(IReadOnlyList<string> parts) =>
        parts.Count == 1 ? parts[0] : string.Join('、', parts.Take(parts.Count - 1)) + "和" + parts[^1];

    private static string Quote(string title) => title.StartsWith('《') ? title : $"《{title}》";

    private static string Part(ScriptObject law, string name, string pattern) => law[name] switch
    {
        null => "",
        string text when text.Length > 0 && !char.IsAsciiDigit(text[0]) => string.Format(CultureInfo.InvariantCulture, pattern, text),
        var number => string.Format(CultureInfo.InvariantCulture, pattern, ChineseNumerals.Count(Convert.ToInt64(number, CultureInfo.InvariantCulture))),
    };
}

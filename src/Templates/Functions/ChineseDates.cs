using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Orchestrator.Templates.Functions;

/// <summary>Dates and instants as official documents write them. Instants are shown in Asia/Shanghai.</summary>
internal static class ChineseDates
{
    // GB/T 9704-2012 took effect on 1 July 2012; before it the date of a document was written in Chinese numerals.
    private static readonly LocalDate ArabicFrom = new(2012, 7, 1);
    private static readonly DateTimeZone Shanghai = DateTimeZoneProviders.Tzdb["Asia/Shanghai"];
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>2026年5月10日</summary>
    public static string Arabic(object? value)
    {
        var date = Date(value);
        return string.Create(CultureInfo.InvariantCulture, $"{date.Year}年{date.Month}月{date.Day}日");
    }

    /// <summary>二〇〇五年五月十日</summary>
    public static string Upper(object? value)
    {
        var date = Date(value);
        var year = string.Concat(date.Year.ToString("0000", CultureInfo.InvariantCulture).Select(digit => Digits[digit - '0']));
        return $"{year}年{ChineseNumerals.Count(date.Month)}月{ChineseNumerals.Count(date.Day)}日";
    }

    /// <summary>The date under a signature, in the numerals that the standard of its day demands.</summary>
    public static string Signature(object? value) => Date(value) < ArabicFrom ? Upper(value) : Arabic(value);

    /// <summary>2005年5月10日9时30分; minutes are left out on the full hour.</summary>
    public static string Moment(object? value)
    {
        if (value is not string text || !InstantIn(text, out var local))
            throw NotADate(value);
        var minutes = local.Minute == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{local.Minute:00}分");
        return string.Create(CultureInfo.InvariantCulture, $"{local.Year}年{local.Month}月{local.Day}日{local.Hour}时{minutes}");
    }

    public static bool IsDate(string text) => LocalDatePattern.Iso.Parse(text).Success;

    public static bool IsInstant(string text) => InstantIn(text, out _);

    private static LocalDate Date(object? value)
    {
        if (value is string text)
        {
            if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date))
                return date;
            if (InstantIn(text, out var local))
                return local.Date;
        }

        throw NotADate(value);
    }

    private static bool InstantIn(string text, out LocalDateTime local)
    {
        var parsed = OffsetDateTimePattern.ExtendedIso.Parse(text);
        local = parsed.Success ? parsed.Value.InZone(Shanghai).LocalDateTime : default;
        return parsed.Success;
    }

    private static FunctionFault NotADate(object? value) => value is null
        ? new FunctionFault("日期为空", "the date is empty")
        : new FunctionFault($"“{value}”不是日期", $"'{value}' is not a date");
}

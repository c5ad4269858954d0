using System.Globalization;
using System.Numerics;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.LegalTime;

/// <summary>
/// The length of a legal period: 3 cd (calendar days), 5 wd (working days), 6 mo (months), 24 h. Never negative; 0 cd means at once, on the day itself.
/// </summary>
public readonly record struct StatutoryPeriod
{
    private const int LongestYears = 100;

    private StatutoryPeriod(int amount, PeriodUnit unit)
    {
        if (amount < 0)
            throw new RefusedException(Negative(amount.ToString(CultureInfo.InvariantCulture)));
        if (amount > Longest(unit))
            throw new RefusedException(TooLong(amount.ToString(CultureInfo.InvariantCulture)));
        Amount = amount;
        Unit = unit;
    }

    public int Amount { get; }
    public PeriodUnit Unit { get; }

    public static StatutoryPeriod CalendarDays(int amount) => new(amount, PeriodUnit.CalendarDays);
    public static StatutoryPeriod WorkingDays(int amount) => new(amount, PeriodUnit.WorkingDays);
    public static StatutoryPeriod Months(int amount) => new(amount, PeriodUnit.Months);
    public static StatutoryPeriod Years(int amount) => new(amount > LongestYears ? int.MaxValue : amount * 12, PeriodUnit.Months);
    public static StatutoryPeriod Hours(int amount) => new(amount, PeriodUnit.Hours);

    /// <summary>
    /// Reads <c>3cd</c>, <c>5 wd</c>, <c>6mo</c>, <c>2y</c> or <c>24h</c>, and the same as notices print it (3日, 5个工作日, 6个月, 24小时); anything else, a negative
    /// length and one of more than a hundred years is refused.
    /// </summary>
    public static StatutoryPeriod Parse(string text) => TryParse(text).Value;

    /// <summary>As <see cref="Parse"/>, with the refusal as a value.</summary>
    public static Answer<StatutoryPeriod> TryParse(string? text)
    {
        var trimmed = (text ?? "").Trim();
        var split = 0;
        while (split < trimmed.Length && (char.IsAsciiDigit(trimmed[split]) || (split == 0 && trimmed[split] is '-' or '+')))
            split++;
        PeriodUnit? unit = trimmed[split..].Trim().ToLowerInvariant() switch
        {
            "cd" or "日" or "天" => PeriodUnit.CalendarDays,
            "wd" or "个工作日" => PeriodUnit.WorkingDays,
            "mo" or "y" or "个月" or "年" => PeriodUnit.Months,
            "h" or "小时" => PeriodUnit.Hours,
            _ => null,
        };
        if (unit is null || !BigInteger.TryParse(trimmed.AsSpan(0, split), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount))
            return Unreadable(trimmed);
        if (trimmed[^1] is 'y' or 'Y' or '年')
            amount *= 12;
        return amount < 0 ? Negative(trimmed) : amount > Longest(unit.Value) ? TooLong(trimmed) : new StatutoryPeriod((int)amount, unit.Value);
    }

    private static int Longest(PeriodUnit unit) => unit switch
    {
        PeriodUnit.Months => LongestYears * 12,
        PeriodUnit.Hours => LongestYears * 366 * 24,
        _ => LongestYears * 366,
    };

    /// <summary>As in the text of a notice: 3日, 5个工作日, 6个月, 24小时.</summary>
    public string Zh => Unit switch
    {
        PeriodUnit.WorkingDays => $"{Amount}个工作日",
        PeriodUnit.Months => $"{Amount}个月",
        PeriodUnit.Hours => $"{Amount}小时",
        _ => $"{Amount}日",
    };

    public string En => Unit switch
    {
        PeriodUnit.WorkingDays => Plural("working day"),
        PeriodUnit.Months => Plural("month"),
        PeriodUnit.Hours => Plural("hour"),
        _ => Plural("calendar day"),
    };

    /// <summary>The short form that <see cref="Parse"/> reads: <c>3cd</c>.</summary>
    public override string ToString() => Unit switch
    {
        PeriodUnit.WorkingDays => $"{Amount}wd",
        PeriodUnit.Months => $"{Amount}mo",
        PeriodUnit.Hours => $"{Amount}h",
        _ => $"{Amount}cd",
    };

    private string Plural(string unit) => Amount == 1 ? $"1 {unit}" : $"{Amount} {unit}s";

    private static Refusal Negative(string text) =>
        new("period.negative", $"期限不能为负数：“{text}”。", $"A period cannot be negative: '{text}'.");

    private static Refusal TooLong(string text) =>
        new("period.too-long", $"期限“{text}”过长，法律没有超过{LongestYears}年的期限。", $"The period '{text}' is too long; the law knows none of more than {LongestYears} years.");

    private static Refusal Unreadable(string text) =>
        new("period.unreadable", $"无法识别期限“{text}”，请写作 3cd（日）、5wd（工作日）、6mo（月）、2y（年）或 24h（小时）。",
            $"The period '{text}' cannot be read; write 3cd (calendar days), 5wd (working days), 6mo (months), 2y (years) or 24h (hours).");
}

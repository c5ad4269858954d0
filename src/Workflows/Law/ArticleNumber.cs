namespace Orchestrator.Workflows.Law;

/// <summary>Article numbers as Chinese law prints them: 第四十二条.</summary>
public static class ArticleNumber
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>1 to 999 in Chinese numerals: 7 → 七, 12 → 十二, 20 → 二十, 105 → 一百零五.</summary>
    public static string Zh(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 999);
        var (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
        var text = hundreds > 0 ? $"{Digits[hundreds]}百" : "";
        if (tens > 0)
            text += tens == 1 && hundreds == 0 ? "十" : $"{Digits[tens]}十";
        else if (hundreds > 0 && ones > 0)
            text += "零";
        return ones > 0 ? text + Digits[ones] : text;
    }
}

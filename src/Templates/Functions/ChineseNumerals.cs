using System.Globalization;
using System.Text;

namespace Orchestrator.Templates.Functions;

/// <summary>Numbers in Chinese: counting numerals (十五), ordinals of GB/T 9704 headings, and the capitals of amounts.</summary>
internal static class ChineseNumerals
{
    private const string Digits = "零一二三四五六七八九";
    private const string Capitals = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Units = ["", "十", "百", "千"];
    private static readonly string[] CapitalUnits = ["", "拾", "佰", "仟"];
    private static readonly string[] Myriads = ["", "万", "亿", "万亿"];

    /// <summary>十, 十五, 二十, 一百零五: as articles of law and terms are counted.</summary>
    public static string Count(long number)
    {
        var text = Spell(number, Digits, Units);
        return text.StartsWith("一十", StringComparison.Ordinal) ? text[1..] : text;
    }

    /// <summary>人民币壹万贰仟元整: capitals that cannot be altered. 整 follows 元 and 角, never 分.</summary>
    public static string Amount(decimal yuan)
    {
        Require(yuan);
        var fen = (long)(yuan * 100);
        var (whole, jiao, rest) = (fen / 100, fen / 10 % 10, fen % 10);
        var text = new StringBuilder("人民币");
        if (whole > 0 || fen == 0)
            text.Append(Spell(whole, Capitals, CapitalUnits)).Append('元');
        if (jiao > 0)
            text.Append(Capitals[(int)jiao]).Append('角');
        else if (rest > 0 && whole > 0)
            text.Append('零');
        return rest > 0
            ? text.Append(Capitals[(int)rest]).Append('分').ToString()
            : text.Append('整').ToString();
    }

    /// <summary>¥12,000.00</summary>
    public static string Money(decimal yuan)
    {
        Require(yuan);
        return "¥" + yuan.ToString("#,##0.00", CultureInfo.InvariantCulture);
    }

    private static void Require(decimal yuan)
    {
        if (yuan < 0 || yuan >= 1_0000_0000_0000_0000m || decimal.Round(yuan, 2) != yuan)
            throw new FunctionFault($"金额 {yuan} 无法以元角分表示", $"{yuan} is not an amount in yuan, jiao and fen");
    }

    private static string Spell(long number, string digits, string[] units)
    {
        if (number is < 0 or >= 1_0000_0000_0000_0000)
            throw new FunctionFault($"数字 {number} 超出可书写的范围", $"{number} cannot be spelt");
        if (number == 0)
            return digits[..1];
        var text = new StringBuilder();
        var gap = false;
        for (var position = 15; position >= 0; position--)
        {
            var digit = (int)(number / (long)Math.Pow(10, position) % 10);
            if (digit == 0)
                gap = gap || text.Length > 0;
            else
            {
                if (gap)
                    text.Append(digits[0]);
                gap = false;
                text.Append(digits[digit]).Append(units[position % 4]);
            }

            // The myriad's own unit follows its four digits, unless all four are nought.
            if (position is 4 or 8 or 12 && number / (long)Math.Pow(10, position) % 10000 != 0)
                text.Append(position == 12 && number / 1_0000_0000 % 10000 != 0 ? "万" : Myriads[position / 4]);
        }

        return text.ToString();
    }
}

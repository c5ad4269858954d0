using System.Text;

namespace Orchestrator.Workflows.Units;

/// <summary>Names of units as they are compared, domain reference §9.1.</summary>
public static class UnitName
{
    private static readonly string[] Prefixes = ["中华人民共和国", "中国", "广东省", "广东", "深圳经济特区", "深圳市", "深圳"];

    private static readonly HashSet<string> Places =
        ["深圳", "深圳市", "广东", "广东省", "中国", "广州", "广州市", "福田", "福田区", "罗湖", "罗湖区", "南山", "南山区", "盐田", "盐田区", "宝安", "宝安区", "龙岗", "龙岗区"];

    // Characters that differ in the names of firms; pairs at the same place.
    private const string Traditional = "網絡際資訊務廣東發電聯業傳國華寶龍羅灣區責術數據線雲農銀長開關門飛馬鳥魚車軟體創達運輸樓園學會館員萬與豐興實貿連環";
    private const string Simplified = "网络际资讯务广东发电联业传国华宝龙罗湾区责术数据线云农银长开关门飞马鸟鱼车软体创达运输楼园学会馆员万与丰兴实贸连环";

    private const string Numerals = "零一二三四五六七八九";

    /// <summary>
    /// The key by which two spellings of one name are equal: width, case, spaces and punctuation folded, traditional characters and numerals unified,
    /// places in brackets and before the name dropped, company forms unified. Brackets that tell branches apart keep their content.
    /// </summary>
    public static string Key(string name)
    {
        var text = name.Normalize(NormalizationForm.FormKC);
        var folded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (Opens(text[i]) && ClosingOf(text, i) is var end and > 0)
            {
                var inside = Fold(text.AsSpan(i + 1, end - i - 1));
                if (!Places.Contains(inside))
                    folded.Append(inside);
                i = end;
            }
            else
            {
                folded.Append(Fold(text.AsSpan(i, 1)));
            }
        }
        var key = folded.ToString().Replace("有限责任公司", "有限公司", StringComparison.Ordinal);
        for (var dropped = true; dropped;)
        {
            dropped = false;
            foreach (var prefix in Prefixes)
            {
                if (key.Length > prefix.Length + 1 && key.StartsWith(prefix, StringComparison.Ordinal))
                {
                    key = key[prefix.Length..];
                    dropped = true;
                }
            }
        }
        foreach (var c in Numerals)
            key = key.Replace(c, (char)('0' + Numerals.IndexOf(c, StringComparison.Ordinal)));
        return key;
    }

    private static bool Opens(char c) => c is '(' or '[' or '〔' or '【' or '〈' or '《';

    private static int ClosingOf(string text, int open)
    {
        for (var i = open + 1; i < text.Length; i++)
        {
            if (text[i] is ')' or ']' or '〕' or '】' or '〉' or '》')
                return i;
        }
        return -1;
    }

    private static string Fold(ReadOnlySpan<char> text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var simple = Traditional.IndexOf(c, StringComparison.Ordinal) is var at and >= 0 ? Simplified[at] : c;
            if (simple is '〇' or '○')
                folded.Append('零');
            else if (char.IsLetterOrDigit(simple))
                folded.Append(char.ToUpperInvariant(simple));
        }
        return folded.ToString();
    }
}

using System.Text.Json.Nodes;

namespace Orchestrator.Templates.Tests;

/// <summary>The functions of templates, through templates.</summary>
public sealed class Functions
{
    [Theory]
    [InlineData("0", "人民币零元整")]
    [InlineData("0.5", "人民币伍角整")]
    [InlineData("0.05", "人民币伍分")]
    [InlineData("10", "人民币壹拾元整")]
    [InlineData("10.05", "人民币壹拾元零伍分")]
    [InlineData("12.34", "人民币壹拾贰元叁角肆分")]
    [InlineData("110", "人民币壹佰壹拾元整")]
    [InlineData("1001", "人民币壹仟零壹元整")]
    [InlineData("12000", "人民币壹万贰仟元整")]
    [InlineData("100005", "人民币壹拾万零伍元整")]
    [InlineData("1050000", "人民币壹佰零伍万元整")]
    [InlineData("1e8", "人民币壹亿元整")]
    [InlineData("100010000", "人民币壹亿零壹万元整")]
    [InlineData("1000000000001", "人民币壹万亿零壹元整")]
    public void Amounts_are_spelt_in_capitals(string number, string spelt) => Assert.Equal(spelt, Print("cn_amount", number, "money"));

    [Theory]
    [InlineData("12000", "¥12,000.00")]
    [InlineData("0.5", "¥0.50")]
    [InlineData("1e8", "¥100,000,000.00")]
    public void Amounts_are_written_in_figures(string number, string written) => Assert.Equal(written, Print("cn_money", number, "money"));

    [Theory]
    [InlineData("cn_date", "\"2005-05-10\"", "2005年5月10日")]
    [InlineData("cn_date", "\"2005-05-09T16:30:00Z\"", "2005年5月10日")]
    [InlineData("cn_date_upper", "\"2005-05-10\"", "二〇〇五年五月十日")]
    [InlineData("cn_date_upper", "\"2010-12-31\"", "二〇一〇年十二月三十一日")]
    [InlineData("cn_date_upper", "\"2026-11-20\"", "二〇二六年十一月二十日")]
    [InlineData("cn_date_sign", "\"2012-06-30\"", "二〇一二年六月三十日")]
    [InlineData("cn_date_sign", "\"2012-07-01\"", "2012年7月1日")]
    [InlineData("cn_time", "\"2005-05-10T01:05:00Z\"", "2005年5月10日9时05分")]
    [InlineData("cn_time", "\"2005-05-31T16:00:00Z\"", "2005年6月1日0时")]
    [InlineData("cn_time", "\"2005-05-10T09:30:00+08:00\"", "2005年5月10日9时30分")]
    public void Dates_are_written_in_chinese_and_in_shanghai(string function, string value, string written) =>
        Assert.Equal(written, Print(function, value, "text"));

    [Theory]
    [InlineData("1", "一、", "（一）", "1.", "(1)")]
    [InlineData("10", "十、", "（十）", "10.", "(10)")]
    [InlineData("11", "十一、", "（十一）", "11.", "(11)")]
    [InlineData("20", "二十、", "（二十）", "20.", "(20)")]
    [InlineData("105", "一百零五、", "（一百零五）", "105.", "(105)")]
    public void Ordinals_follow_the_four_levels(string number, params string[] levels)
    {
        for (var level = 1; level <= 4; level++)
            Assert.Equal(levels[level - 1], Engine.Render($"{{{{ cn_num {number} {level} }}}}"));
    }

    [Theory]
    [InlineData("""{"title":"行政处罚法"}""", "《行政处罚法》")]
    [InlineData("""{"title":"行政处罚法","article":31}""", "《行政处罚法》第三十一条")]
    [InlineData("""{"title":"安全保护条例","article":20,"item":4}""", "《安全保护条例》第二十条第（四）项")]
    [InlineData("""{"title":"《办法》","article":21,"article_sub":1,"paragraph":2,"item":1}""", "《办法》第二十一条之一第二款第（一）项")]
    [InlineData("""["《甲法》第一条",{"title":"乙法","article":"2"},{"title":"丙法","article":"三"}]""", "《甲法》第一条、《乙法》第二条和《丙法》第三条")]
    public void Laws_are_cited(string basis, string cited) => Assert.Equal(cited, Print("law_cite", basis, "laws"));

    [Theory]
    [InlineData("""{"length":15,"unit":"calendar_days"}""", "十五日")]
    [InlineData("""{"length":5,"unit":"working_days"}""", "五个工作日")]
    [InlineData("""{"length":3,"unit":"months"}""", "三个月")]
    public void Terms_are_written_out(string term, string written)
    {
        var data = (JsonObject)JsonNode.Parse($$"""{"t":{{term}}}""")!;
        const string fields = "  - { path: t.length, type: integer, zh: 长, en: l }\n  - { path: t.unit, type: text, zh: 位, en: u }\n";
        Assert.Equal(written, Engine.Render("{{ term_text t }}", data, fields));
        Assert.Equal(written + "内（2005年5月30日二十四时前）", Engine.Render("{{ term_text t '2005-05-30' }}", data, fields));
    }

    [Theory]
    [InlineData("{{ slash x }}", "/")]
    [InlineData("{{ slash 'a' }}", "a")]
    [InlineData("{{ clause '已整改。' }}", "已整改")]
    [InlineData("{{ in_force 'LP-2005' 'LP-2012' }}", "false")]
    [InlineData("{{ in_force 'LP-2026A' 'LP-2012' }}", "true")]
    [InlineData("{{ box true }}{{ box false }}", "<span class=\"box\">√</span><span class=\"box\"></span>")]
    [InlineData("{{ paragraphs '甲<\\n乙' }}", "<p>甲&lt;</p><p>乙</p>")]
    [InlineData("{{ enumerate ['甲', '乙'] }}", "甲、乙")]
    public void Small_functions(string body, string printed) => Assert.Equal(printed, Engine.Render(body));

    [Theory]
    [InlineData("{{ cn_date x }}")]
    [InlineData("{{ cn_date 'tomorrow' }}")]
    [InlineData("{{ cn_amount 'ten' }}")]
    [InlineData("{{ cn_amount -1 }}")]
    [InlineData("{{ cn_amount 0.001 }}")]
    [InlineData("{{ cn_num 1 5 }}")]
    [InlineData("{{ law_cite x }}")]
    [InlineData("{{ term_text 0 }}")]
    public void A_function_that_cannot_print_its_value_says_so_in_chinese_with_the_place(string body)
    {
        var refused = Engine.Refused("一\n" + body);
        Assert.Equal("template.runtime", refused.Refusal.Code);
        Assert.Equal(11, refused.Data["line"]);
        Assert.Matches("[\u4e00-\u9fff]", refused.Refusal.Zh[refused.Refusal.Zh.IndexOf('：', StringComparison.Ordinal)..]);
    }

    private static string Print(string function, string json, string type) =>
        Engine.Render($"{{{{ {function} v }}}}", (JsonObject)JsonNode.Parse($$"""{"v":{{json}}}""")!, $"  - {{ path: v, type: {type}, zh: 值, en: v }}\n");
}

using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Tests.Law;

/// <summary>A citation is good law at a time and in a place, or it is refused with the reason.</summary>
public sealed class CitationTests
{
    private static readonly LocalDate InCampaign = new(2005, 5, 10);

    [Theory]
    [InlineData("计算机信息网络国际联网安全保护管理办法", 21, "2005-05-10", null, null)]
    [InlineData("互联网安全保护技术措施规定", 8, "2005-05-10", null, "citation.not-yet-in-force")]
    [InlineData("互联网安全保护技术措施规定", 8, "2006-03-01", null, null)]
    [InlineData("治安管理处罚法", 29, "2006-02-28", null, "citation.not-yet-in-force")]
    [InlineData("行政强制法", 53, "2011-12-31", null, "citation.not-yet-in-force")]
    [InlineData("网络安全法", 61, "2017-05-31", null, "citation.not-yet-in-force")]
    [InlineData("公安机关互联网安全监督检查规定", 16, "2026-09-30", null, null)]
    [InlineData("公安机关互联网安全监督检查规定", 16, "2026-10-01", null, "citation.no-longer-in-force")]
    [InlineData("公安机关网络空间安全监督检查办法", 1, "2026-09-30", null, "citation.not-yet-in-force")]
    [InlineData("公安机关网络空间安全监督检查办法", 24, "2026-10-01", null, "citation.no-such-article")]
    [InlineData("行政处罚法", 85, "2005-05-10", null, "citation.no-such-article")]
    [InlineData("行政处罚法", 85, "2021-07-15", null, null)]
    [InlineData("行政处罚法", 0, "2021-07-15", null, "citation.no-such-article")]
    [InlineData("无照经营查处取缔办法", 4, "2017-09-30", null, null)]
    [InlineData("无照经营查处取缔办法", 4, "2017-10-01", null, "citation.no-longer-in-force")]
    [InlineData("深圳经济特区计算机信息系统公共安全管理规定", 4, "2005-05-10", "福田区", null)]
    [InlineData("深圳经济特区计算机信息系统公共安全管理规定", 4, "2005-05-10", "盐田区", null)]
    [InlineData("深圳经济特区计算机信息系统公共安全管理规定", 4, "2005-05-10", "宝安区", "citation.not-here")]
    [InlineData("深圳经济特区计算机信息系统公共安全管理规定", 4, "2010-06-30", "龙岗区", "citation.not-here")]
    [InlineData("深圳经济特区计算机信息系统公共安全管理规定", 4, "2010-07-01", "龙岗区", null)]
    [InlineData("某某管理规定", 4, "2005-05-10", null, "citation.unknown")]
    public void A_rule_is_cited_only_where_and_while_it_holds(string title, int article, string on, string? district, string? refusal) =>
        Assert.Equal(refusal, Instruments.Cite(title, article, LocalDatePattern.Iso.Parse(on).Value, district).Refusal?.Code);

    [Fact]
    public void The_wrong_title_of_the_seed_is_understood_and_never_printed() =>
        Assert.Equal("《计算机信息网络国际联网安全保护管理办法》第二十一条", Instruments.Cite("《计算机信息网络国际联网安全保护管理规定》", 21, InCampaign).Value.Zh);

    [Fact]
    public void A_text_is_read_for_all_its_citations() =>
        Assert.Equal([("行政强制法", 53), ("行政强制法", 54), ("行政处罚法", 105), ("管理办法", 21), ("管理办法", 10)],
            CitationReader.Read("依照《行政强制法》第五十三条、第五十四条，《行政处罚法》（1996年）第一百零五条和《管理办法》第21条第（一）项、第十条的规定"));

    [Theory]
    [InlineData("违反《互联网安全保护技术措施规定》第八条", "citation.not-yet-in-force")]
    [InlineData("违反《计算机信息网络国际联网安全保护管理办法》第十条", null)]
    [InlineData("合同《专线租用协议》第三条约定自用", null)]
    public void Whoever_writes_down_a_rule_that_does_not_hold_is_told_so(string facts, string? refusal) =>
        Assert.Equal(refusal, CitationReader.Check(new JsonObject { ["facts"] = facts, ["rows"] = new JsonArray(1, true, null) }, InCampaign, "福田区")?.Code);

    [Fact]
    public void A_structured_basis_must_be_a_known_instrument() =>
        Assert.Equal("citation.unknown", CitationReader.Check(new JsonObject { ["bases"] = new JsonArray(new JsonObject { ["title"] = "不存在的规定", ["article"] = 1 }) }, InCampaign)?.Code);

    [Fact]
    public void Every_basis_that_the_checklists_and_the_matrix_give_in_2005_and_2026_was_in_force()
    {
        foreach (var on in new[] { InCampaign, new LocalDate(2026, 5, 10), new LocalDate(2026, 11, 2) })
        {
            var law = LegalProfiles.On(on);
            Assert.All(Checklist.All, item => Assert.Null(CitationReader.Check(item.BasisUnder(law), on)?.Zh));
            Assert.All(Violations.All.Where(violation => violation.ExistsUnder(law)), violation => Assert.Null(CitationReader.Check($"{violation.DutyZh}；{violation.PenaltyBasisZh}", on)?.Zh));
        }
    }

    [Fact]
    public void Versions_of_an_instrument_follow_each_other_without_overlap() =>
        Assert.All(Instruments.All, law => Assert.All(law.Versions.Zip(law.Versions.Skip(1)), pair => Assert.Equal(pair.First.Until!.Value.PlusDays(1), pair.Second.From)));
}

using NodaTime;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Law;

namespace Orchestrator.Workflows.Tests.Law;

/// <summary>Rules as checklists and people name them are found, and held against what was in force.</summary>
public sealed class LawReferenceTests
{
    private static readonly LocalDate In2005 = new(2005, 5, 10);

    [Theory]
    [InlineData("公安部令第33号第十条第（二）项", "network-safety", "10")]
    [InlineData("公安部令第33号第八条、第十条第（六）项", "network-safety", "8 10")]
    [InlineData("国务院令第147号第二十条第（四）项", "protection", "20")]
    [InlineData("国务院令第363号", "net-bars", "")]
    [InlineData("电信条例第七条", "telecom", "7")]
    [InlineData("国际联网管理暂行规定实施办法第二十一条第（二）项", "interim-measures", "21")]
    [InlineData("《计算机信息网络国际联网安全保护管理办法》第二十一条第（一）项", "network-safety", "21")]
    [InlineData("网络安全法第二十三条第（三）项", "cybersecurity", "23")]
    public void A_rule_is_found_by_title_by_short_name_or_by_the_number_of_its_order(string text, string key, string articles)
    {
        var reference = LawReference.Read(text)!;
        Assert.Equal((key, articles), (reference.Law.Key, string.Join(' ', reference.Articles)));
    }

    [Theory]
    [InlineData("工作方案三")]
    [InlineData("检查标准")]
    [InlineData("《接入服务合同》第三条")]
    [InlineData("")]
    public void What_is_no_instrument_is_no_reference(string text) => Assert.Null(LawReference.Read(text));

    [Fact]
    public void A_rule_is_good_only_while_it_is_in_force_and_has_the_article()
    {
        Assert.Null(LawReference.Read("公安部令第33号第十条")!.Check(In2005, "福田"));
        Assert.Equal("citation.not-yet-in-force", LawReference.Read("公安部令第82号第八条")!.Check(In2005, null)?.Code);
        Assert.Equal("citation.no-longer-in-force", LawReference.Read("国务院令第370号")!.Check(new(2018, 1, 2), null)?.Code);
        Assert.Equal("citation.no-such-article", LawReference.Read("公安部令第33号第十条、第四十条")!.Check(In2005, null)?.Code);
    }

    [Fact]
    public void Every_rule_of_the_checklists_is_in_force_while_its_profile_cites_it()
    {
        var wrong = from profile in LegalProfiles.All
                    from item in Checklist.All
                    from basis in item.Bases
                    where basis.AppliesUnder(profile)
                    let day = profile.From < In2005 ? In2005 : profile.From
                    let refusal = LawReference.Read(basis.Zh)?.Check(day, "福田")
                    where refusal is not null
                    select $"{profile.Id} {item.Code} {basis.Zh}: {refusal.Code}";
        Assert.Empty(wrong);
    }
}

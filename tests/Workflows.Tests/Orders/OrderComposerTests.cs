using System.Globalization;
using CsCheck;
using NodaTime;
using Orchestrator.Testing;
using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Orders;

namespace Orchestrator.Workflows.Tests.Orders;

/// <summary>What the composer proposes for a finding: rules in force, what to do, and how many days.</summary>
public sealed class OrderComposerTests
{
    private static readonly LocalDate In2005 = new(2005, 5, 10);
    private static readonly HashSet<string> None = [];

    [Fact]
    public void The_law_picker_offers_only_what_is_in_force_for_the_profile_and_the_day()
    {
        Assert.Equal(["国务院令第292号第十四条"], Laws("C12", LegalProfiles.For("LP-2005"), In2005).Where(law => law.IsDefault).Select(law => law.Zh));
        Assert.Equal(["国务院令第292号第十四条", "网络安全法第二十一条第（三）项"], Laws("C12", LegalProfiles.For("LP-2017"), new(2018, 5, 10)).Where(law => law.IsDefault).Select(law => law.Zh));
        Assert.Equal(["国务院令第292号第十四条", "网络安全法第二十三条第（三）项"], Laws("C12", LegalProfiles.For("LP-2026A"), new(2026, 5, 11)).Where(law => law.IsDefault).Select(law => law.Zh));
    }

    [Fact]
    public void Every_item_of_the_checklist_rests_on_the_rules_that_are_approved_then_and_today()
    {
        var text = new System.Text.StringBuilder();
        foreach (var item in Checklist.All)
        {
            foreach (var (profile, on) in new[] { (LegalProfiles.For("LP-2005"), In2005), (LegalProfiles.For("LP-2026A"), new LocalDate(2026, 5, 11)) })
                text.Append(CultureInfo.InvariantCulture, $"{item.Code} {profile.Id}: {string.Join(" | ", Laws(item.Code, profile, on).Select(law => $"{(law.IsDefault ? "" : "or ")}{law.Zh} · {law.En}{(law.IsLaw ? "" : ", no law")}"))}\n");
        }
        Approved.Check("tests/Workflows.Tests/Orders/laws.txt", text.ToString());
    }

    [Fact]
    public void The_duty_behind_the_violation_can_be_picked_and_no_rule_stands_there_twice()
    {
        // 公安部令第33号第十条第（二）项 is both the item's basis and the duty of V02.
        var laws = Laws("C23", LegalProfiles.For("LP-2005"), In2005);
        Assert.Equal(["公安部令第33号第十条第（二）项", "《计算机信息网络国际联网安全保护管理办法》第二十一条第（二）项"], laws.Select(law => law.Zh));
        Assert.Equal([true, false], laws.Select(law => law.IsDefault));
    }

    [Fact]
    public void Working_papers_are_offered_and_called_no_law() =>
        Assert.Equal([("工作方案三", false), ("公安部令第33号第八条", true)], Laws("C10", LegalProfiles.For("LP-2005"), In2005).Take(2).Select(law => (law.Zh, law.IsLaw)));

    [Fact]
    public void What_was_ordered_before_gets_half_the_days_and_what_must_stop_gets_none()
    {
        Assert.Equal((10, 1, 30), Days("C12", None));
        Assert.Equal((5, 1, 30), Days("C12", ["C12"]));
        Assert.Equal((0, 0, 0), Days("C18", None));
        Assert.Equal((0, 0, 0), Days("C18", ["C18"]));

        static (int, int, int) Days(string code, HashSet<string> repeated) => Propose(code, LegalProfiles.For("LP-2005"), In2005, repeated) is var item ? (item.Days, item.LeastDays, item.MostDays) : default;
    }

    [Fact]
    public void Another_rule_may_be_added_only_with_its_article_and_while_it_is_in_force_there()
    {
        var proposal = Propose("A04", LegalProfiles.For("LP-2005"), In2005, None);
        Assert.True(OrderComposer.MayRestOn("《互联网信息服务管理办法》第十四条", proposal, In2005, "福田"));
        Assert.False(OrderComposer.MayRestOn("《互联网信息服务管理办法》", proposal, In2005, "福田"));
        Assert.False(OrderComposer.MayRestOn("《互联网信息服务管理办法》第九十条", proposal, In2005, "福田"));
        Assert.False(OrderComposer.MayRestOn("《中华人民共和国网络安全法》第二十一条", proposal, In2005, "福田"));
        Assert.False(OrderComposer.MayRestOn("领导要求", proposal, In2005, "福田"));
        Assert.True(OrderComposer.MayRestOn("《深圳经济特区计算机信息系统公共安全管理规定》第四条", proposal, In2005, "福田"));
        Assert.False(OrderComposer.MayRestOn("《深圳经济特区计算机信息系统公共安全管理规定》第四条", proposal, In2005, "宝安"));
    }

    [Fact]
    public void Whatever_is_proposed_rests_on_a_rule_in_force_and_keeps_to_its_bounds() =>
        Gen.Select(Gen.Int[0, Checklist.All.Count - 1].Select(at => Checklist.All[at].Code), Gen.Int[0, LegalProfiles.All.Count - 1].Select(at => LegalProfiles.All[at]), Gen.Int[0, 300], Gen.Bool).Sample((code, profile, later, isRepeated) =>
        {
            var day = (profile.From < In2005 ? In2005 : profile.From).PlusDays(later);
            var law = LegalProfiles.On(day);
            var proposal = Propose(code, law, day, isRepeated ? [code] : None);
            var item = proposal.AsProposed();
            Assert.NotEmpty(item.Bases);
            Assert.All(item.Bases, basis => Assert.True(OrderComposer.MayRestOn(basis, proposal, day, "福田")));
            Assert.All(proposal.Laws.Where(choice => choice.IsLaw), choice => Assert.Null(LawReference.Read(choice.Zh)!.Check(day, "福田")));
            Assert.InRange(item.Days, proposal.LeastDays, proposal.MostDays);
            Assert.NotEmpty(item.Requirement);
        });

    private static IReadOnlyList<LawChoice> Laws(string code, LegalProfile profile, LocalDate on) => Propose(code, profile, on, None).Laws;

    private static ItemProposal Propose(string code, LegalProfile profile, LocalDate on, HashSet<string> repeated) => Assert.Single(OrderComposer.Propose([FindingOf(code)], profile, on, "福田", repeated));

    private static Finding FindingOf(string code) =>
        new() { Id = "f", CaseId = "c", CampaignId = "k", InspectionId = "v", ItemCode = code, Gap = "TECH", Severity = "A", Fact = "不符合", Evidence = "照片", Basis = "" };
}

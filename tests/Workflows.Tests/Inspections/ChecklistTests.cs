using Orchestrator.Workflows.Inspections;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Orders;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Inspections;

public sealed class ChecklistTests
{
    [Fact]
    public void Both_lists_are_whole_and_in_order() =>
        Assert.Equal(
            Enumerable.Range(1, 31).Select(n => $"C{n:00}").Concat(Enumerable.Range(1, 30).Select(n => $"A{n:00}")),
            Checklist.All.Select(item => item.Code));

    [Fact]
    public void Every_item_is_described_grouped_and_founded_under_every_profile() =>
        Assert.All(Checklist.All, item =>
        {
            Assert.DoesNotContain("", new[] { item.TitleZh, item.TitleEn, item.HowZh, item.HowEn });
            Assert.Contains(item.Gap, GapGroup.All.Select(group => group.Code));
            Assert.Contains(item.Severity, new[] { "A", "B", "C" });
            Assert.InRange(item.Days, 0, 30);
            Assert.All(LegalProfiles.All, profile => Assert.NotEqual("", item.BasisUnder(profile)));
        });

    [Fact]
    public void Carriers_have_their_own_list() =>
        Assert.All(Checklist.For(UnitCategory.Carrier), item => Assert.StartsWith("C", item.Code, StringComparison.Ordinal));

    [Theory]
    [InlineData(UnitCategory.NetBar, true, false)]
    [InlineData(UnitCategory.RentalLandlord, false, true)]
    [InlineData(UnitCategory.Hotel, false, false)]
    public void Special_items_concern_their_category_alone(UnitCategory category, bool cafe, bool premises)
    {
        var codes = Checklist.For(category).Select(item => item.Code).ToList();
        Assert.Equal((cafe, premises), (codes.Contains("A25"), codes.Contains("A26")));
        Assert.Contains("A04", codes);
    }

    [Fact]
    public void The_basis_follows_the_law_of_the_time()
    {
        var logs = Checklist.Get("A19");
        Assert.DoesNotContain("网络安全法", logs.BasisUnder(LegalProfiles.For("LP-2005")), StringComparison.Ordinal);
        Assert.Contains("网络安全法第二十一条", logs.BasisUnder(LegalProfiles.For("LP-2017")), StringComparison.Ordinal);
        Assert.Contains("网络安全法第二十三条", logs.BasisUnder(LegalProfiles.For("LP-2026A")), StringComparison.Ordinal);
        Assert.DoesNotContain("第82号", Checklist.Get("A18").BasisUnder(LegalProfiles.For("LP-2005")), StringComparison.Ordinal);
        Assert.Contains("order 82", Checklist.Get("A18").BasisEnUnder(LegalProfiles.For("LP-2006")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_item_is_refused() =>
        Assert.Equal("checklist.item-unknown", Assert.Throws<RefusedException>(() => Checklist.Get("Z99")).Refusal.Code);

    [Theory]
    [InlineData("A10", 5)]
    [InlineData("A29", 5)]
    [InlineData("A14,A08", 7)]
    [InlineData("A10,A20", 15)]
    [InlineData("A21,A03", 30)]
    public void An_order_gives_the_longest_of_its_items_days(string codes, int days) =>
        Assert.Equal(days, OrderTerm.For(codes.Split(',')).Days);

    [Fact]
    public void Serious_items_are_dated_separately_and_an_act_that_must_stop_has_no_days()
    {
        var term = OrderTerm.For(["A10", "A20"]);
        Assert.Equal([new ItemTerm("A10", 0, true), new ItemTerm("A20", 15, false)], term.Items);
        Assert.Contains("立即改正", Checklist.Get("A10").RequirementZh, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repeated_violation_gets_half_the_days() => Assert.Equal(10, OrderTerm.For(["A20"], repeated: true).Days);

    [Fact]
    public void An_order_without_items_and_a_term_out_of_bounds_are_refused()
    {
        Assert.Equal("order.no-items", Assert.Throws<RefusedException>(() => OrderTerm.For([])).Refusal.Code);
        Assert.Equal("order.term", OrderTerm.Check(0)?.Code);
        Assert.Equal("order.term", OrderTerm.Check(31)?.Code);
        Assert.Null(OrderTerm.Check(7));
    }
}

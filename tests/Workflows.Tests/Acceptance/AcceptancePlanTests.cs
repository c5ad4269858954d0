using Orchestrator.Workflows.Acceptance;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Acceptance;

public sealed class AcceptancePlanTests
{
    private static readonly AcceptanceSubject Plain = new("2005-166-00001", "福田", UnitCategory.Hotel, HadOrder: false, HadPenalty: false, FiledLate: false);

    private static readonly IReadOnlyList<AcceptanceSubject> Frame =
        [.. new SyntheticRegister(5).Generate(1_000).Select((unit, n) => new AcceptanceSubject($"2005-166-{n + 1:00000}", unit.District, unit.Category, n % 5 == 0, n % 50 == 0, n % 7 == 0))];

    [Fact]
    public void Whoever_has_a_reason_is_checked_on_site()
    {
        Assert.Null(AcceptancePlan.MandatoryReason(Plain));
        Assert.Equal(AcceptanceReason.Carrier, AcceptancePlan.MandatoryReason(Plain with { Category = UnitCategory.Carrier, HadPenalty = true }));
        Assert.Equal(AcceptanceReason.Penalty, AcceptancePlan.MandatoryReason(Plain with { HadPenalty = true, HadOrder = true }));
        Assert.Equal(AcceptanceReason.Order, AcceptancePlan.MandatoryReason(Plain with { HadOrder = true }));
        Assert.Equal(AcceptanceReason.LateFiling, AcceptancePlan.MandatoryReason(Plain with { FiledLate = true }));
        Assert.Equal(AcceptanceReason.ConfirmedTip, AcceptancePlan.MandatoryReason(Plain with { ConfirmedTip = true }));
        Assert.Equal(AcceptanceReason.OpenReconciliation, AcceptancePlan.MandatoryReason(Plain with { OpenFinding = true }));
        var decisions = AcceptancePlan.Draw(Frame, 0.2, 1).ToDictionary(decision => decision.CaseNumber);
        Assert.All(Frame.Where(subject => AcceptancePlan.MandatoryReason(subject) is not null), subject => Assert.True(decisions[subject.CaseNumber].OnSite));
    }

    [Fact]
    public void The_draw_is_repeated_by_its_seed_whatever_the_order_of_the_frame()
    {
        var first = AcceptancePlan.Draw(Frame, 0.2, 20050325);
        Assert.Equal(first, AcceptancePlan.Draw(Frame.Reverse(), 0.2, 20050325));
        Assert.NotEqual(first, AcceptancePlan.Draw(Frame, 0.2, 20050326));
        Assert.Equal(Frame.Count, first.Count);
    }

    [Fact]
    public void Every_stratum_gives_its_share_and_at_least_one()
    {
        var decisions = AcceptancePlan.Draw(Frame, 0.2, 1).ToDictionary(decision => decision.CaseNumber);
        foreach (var stratum in Frame.Where(subject => AcceptancePlan.MandatoryReason(subject) is null).GroupBy(subject => (subject.District, subject.Category)))
            Assert.Equal(Math.Max(1, (stratum.Count() + 4) / 5), stratum.Count(subject => decisions[subject.CaseNumber].Reason == AcceptanceReason.Drawn));
    }

    [Fact]
    public void A_rate_of_nothing_draws_nobody_and_of_one_everybody()
    {
        Assert.DoesNotContain(AcceptancePlan.Draw(Frame, 0, 1), decision => decision.Reason == AcceptanceReason.Drawn);
        Assert.All(AcceptancePlan.Draw(Frame, 1, 1), decision => Assert.True(decision.OnSite));
    }

    [Fact]
    public void More_than_a_tenth_of_failures_extends_the_check()
    {
        Assert.False(AcceptancePlan.MustExtend(10, 1));
        Assert.True(AcceptancePlan.MustExtend(10, 2));
        Assert.False(AcceptancePlan.MustExtend(0, 0));
    }

    [Fact]
    public void Of_a_stratum_the_lowest_lots_are_drawn_and_told_in_the_order_of_the_files()
    {
        AcceptanceSubject[] hotels = [.. Enumerable.Range(1, 10).Select(n => Plain with { CaseNumber = $"2005-166-{n:00000}" })];
        var drawn = AcceptancePlan.Draw(hotels, 0.2, 7);
        Assert.Equal(hotels.OrderBy(hotel => AcceptancePlan.Lot(7, hotel.CaseNumber)).Take(2).Select(hotel => hotel.CaseNumber).Order(), drawn.Where(decision => decision.OnSite).Select(decision => decision.CaseNumber));
        Assert.Equal(hotels.Select(hotel => hotel.CaseNumber), drawn.Select(decision => decision.CaseNumber));
        Assert.Equal(2, drawn.Count(decision => decision.Reason == AcceptanceReason.Drawn));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    public void A_share_lies_between_nothing_and_all(double rate) => Assert.Throws<ArgumentOutOfRangeException>(() => AcceptancePlan.Draw(Frame, rate, 1));

    [Theory]
    [InlineData(InPlace.Fully, InPlace.Fully, InPlace.Fully, InPlace.Fully, 100)]
    [InlineData(InPlace.Fully, InPlace.No, InPlace.No, InPlace.No, 25)]
    [InlineData(InPlace.No, InPlace.Partly, InPlace.No, InPlace.No, 12.5)]
    [InlineData(InPlace.No, InPlace.No, InPlace.Fully, InPlace.Partly, 37.5)]
    [InlineData(InPlace.No, InPlace.No, InPlace.No, InPlace.No, 0)]
    public void How_far_a_unit_is_in_place_is_the_average_of_the_four(InPlace tasks, InPlace organisation, InPlace responsibility, InPlace measures, double percent) =>
        Assert.Equal((decimal)percent, new FourInPlace(tasks, organisation, responsibility, measures).Percent);

    [Theory]
    [InlineData(1_000, 91)]
    [InlineData(100, 50)]
    [InlineData(0, 0)]
    public void The_sample_size_follows_Yamane(int population, int size) => Assert.Equal(size, AcceptancePlan.SampleSize(population));

    [Theory]
    [InlineData(40, 40, null, true, null)]
    [InlineData(40, 39, null, true, "acceptance.not-passed")]
    [InlineData(40, 60, "resale", true, "acceptance.not-passed")]
    [InlineData(40, 60, "resale", false, null)]
    [InlineData(40, 60, null, false, "acceptance.not-failed")]
    [InlineData(41, 40, null, true, "acceptance.score-out-of-range")]
    [InlineData(40, -1, null, false, "acceptance.score-out-of-range")]
    [InlineData(40, 60, "whim", false, "acceptance.veto-unknown")]
    public void The_result_must_follow_from_the_scores(int a, int b, string? veto, bool passed, string? code) =>
        Assert.Equal(code, AcceptanceRules.Check(a, b, veto, passed)?.Code);
}

using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Planning;

namespace Orchestrator.Workflows.Tests.Planning;

/// <summary>Tips take visits and open cases, and a plan says what it costs not to have the officers for them.</summary>
public sealed class PlannedTipsTests
{
    private static readonly CampaignPlan City = new() { Name = "city", Units = 1_000, OfficerPairs = 60, ViolationRate = 0, TipRate = 0.26 };

    [Fact]
    public void A_plan_without_a_figure_reckons_with_no_tips()
    {
        var forecast = Play(City with { TipRate = 0 });
        Assert.Equal((0, 0, 0, 0), (forecast.Tips, forecast.TipsVerified, forecast.LateVerifications, forecast.CasesFromTips));
    }

    [Fact]
    public void Of_260_tips_about_two_thirds_are_looked_into_and_about_two_fifths_open_a_case()
    {
        var forecast = Play(City);
        Assert.Equal(260, forecast.Tips);
        Assert.InRange(forecast.TipsVerified, 260 * 0.55, 260 * 0.71);
        Assert.InRange(forecast.CasesFromTips, 260 * 0.31, 260 * 0.45);
        Assert.Equal(0, forecast.LateVerifications);
    }

    [Fact]
    public void Each_verification_and_each_case_of_a_tip_is_a_visit_unless_it_was_verified_before_the_visits_began()
    {
        var (without, with) = (Play(City with { TipRate = 0 }), Play(City));
        var further = with.Days.Sum(day => day.Visits) - without.Days.Sum(day => day.Visits);
        Assert.InRange(further, with.CasesFromTips, with.CasesFromTips + with.TipsVerified - 1);
        Assert.True(with.PairsForFullCoverage >= without.PairsForFullCoverage);
    }

    [Fact]
    public void Too_few_officers_and_a_short_time_make_verifications_late_and_each_of_them_is_a_deadline_missed()
    {
        // One pair, one visit a day: each of the orders keeps it from tips, and tips keep it from units.
        var plan = City with { Units = 40, OfficerPairs = 1, VisitsPerDay = 1, TipRate = 1, DaysToVerifyTip = 1 };
        var (strained, patient) = (Play(plan), Play(plan with { DaysToVerifyTip = 60 }));
        Assert.True(strained.LateVerifications > 0);
        Assert.True(patient.LateVerifications < strained.LateVerifications);
        Assert.Equal(strained.UninspectedAtPhaseEnd + strained.LateRechecks + strained.LateVerifications, strained.DeadlinesMissed);
        Assert.Equal(0, strained.Days[^1].Backlog);
    }

    [Theory]
    [InlineData(-0.1, 7, "plan.tipRate")]
    [InlineData(5.1, 7, "plan.tipRate")]
    [InlineData(double.NaN, 7, "plan.tipRate")]
    [InlineData(0.2, 0, "plan.daysToVerifyTip")]
    [InlineData(0.2, 61, "plan.daysToVerifyTip")]
    public void Figures_out_of_bounds_are_refused(double rate, int days, string code) =>
        Assert.Equal(code, (City with { TipRate = rate, DaysToVerifyTip = days }).Check()?.Code);

    private static Forecast Play(CampaignPlan plan) => new Forecasting(WorkingDayCalendar.China).Play(plan);
}

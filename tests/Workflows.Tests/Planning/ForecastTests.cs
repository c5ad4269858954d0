using NodaTime;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Planning;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tests.Planning;

public sealed class ForecastTests
{
    private static readonly CampaignPlan Base = new() { Name = "base", Units = 330, OfficerPairs = 10, VisitsPerDay = 3 };

    private static Forecast Play(CampaignPlan plan) => new Forecasting(WorkingDayCalendar.China).Play(plan);

    [Fact]
    public void The_inspection_phase_of_2005_has_eleven_working_days_and_ten_pairs_make_330_visits()
    {
        var forecast = Play(Base with { ViolationRate = 0 });
        Assert.Equal((11, 330), (forecast.WorkingDays, forecast.Capacity));
        Assert.Equal((new LocalDate(2005, 5, 20), 100m, 0), (forecast.CoverageCompleteOn, forecast.CoverageAtPhaseEnd, forecast.UninspectedAtPhaseEnd));
        Assert.Equal((0, 0, 0), (forecast.Orders, forecast.Outliving, forecast.DeadlinesMissed));
        Assert.Equal(10, forecast.PairsForFullCoverage);
    }

    [Fact]
    public void One_pair_fewer_leaves_units_uninspected_and_says_how_many_are_needed()
    {
        var forecast = Play(Base with { OfficerPairs = 9, ViolationRate = 0 });
        Assert.Equal((33, 90.0m, 10), (forecast.UninspectedAtPhaseEnd, forecast.CoverageAtPhaseEnd, forecast.PairsForFullCoverage));
        Assert.Equal(new LocalDate(2005, 5, 24), forecast.CoverageCompleteOn);
    }

    [Fact]
    public void Nobody_visits_on_days_off_and_on_the_working_sunday_they_do()
    {
        var days = Play(Base).Days.ToDictionary(day => day.Date);
        Assert.Equal((false, 0), (days[new LocalDate(2005, 5, 3)].IsWorkingDay, days[new LocalDate(2005, 5, 3)].Visits));
        Assert.Equal((true, 30), (days[new LocalDate(2005, 5, 8)].IsWorkingDay, days[new LocalDate(2005, 5, 8)].Visits));
    }

    [Fact]
    public void Longer_terms_carry_cases_beyond_the_campaign()
    {
        var (brief, lengthy) = (Play(Base with { OfficerPairs = 30, RectificationDays = 5 }), Play(Base with { OfficerPairs = 30, RectificationDays = 30 }));
        Assert.True(brief.Outliving < lengthy.Outliving, $"{brief.Outliving} {lengthy.Outliving}");
        Assert.Equal(0, brief.OrdersDueAfterCampaign);
        Assert.Equal(lengthy.Orders, lengthy.OrdersDueAfterCampaign);
        Assert.True(brief.LastCaseClosesOn <= lengthy.LastCaseClosesOn);
    }

    [Fact]
    public void Rechecks_go_first_so_more_violations_delay_coverage()
    {
        var (few, many) = (Play(Base with { ViolationRate = 0.1, RectificationDays = 3 }), Play(Base with { ViolationRate = 0.9, RectificationDays = 3 }));
        Assert.True(few.CoverageCompleteOn < many.CoverageCompleteOn);
        Assert.True(few.PairsForFullCoverage < many.PairsForFullCoverage);
    }

    [Fact]
    public void Every_evening_adds_up_and_coverage_never_falls()
    {
        var forecast = Play(Base with { Units = 2_000, OfficerPairs = 20 });
        Assert.True(forecast.Days.Sum(day => day.Visits) >= 2_000 + forecast.Orders, "every unit is visited once, every order rechecked");
        Assert.All(forecast.Days.Zip(forecast.Days.Skip(1)), pair => Assert.True(pair.Second.Coverage >= pair.First.Coverage && pair.Second.OpenCases <= pair.First.OpenCases && pair.Second.Date == pair.First.Date.PlusDays(1)));
        Assert.All(forecast.Days, day => Assert.True(day.Visits <= 60 && day.RechecksWaiting <= day.Backlog && day.AtRisk <= day.RechecksWaiting));
        Assert.Equal((100m, 0), (forecast.Days[^1].Coverage, forecast.Days[^1].Backlog));
        Assert.Equal(forecast.UninspectedAtPhaseEnd + forecast.LateRechecks, forecast.DeadlinesMissed);
        Assert.True(forecast.OutlivingByPenalty <= forecast.Outliving && forecast.OutlivingByPenalty <= forecast.PenaltyCases);
    }

    [Fact]
    public void The_same_plan_gives_the_same_forecast() => Assert.Equal(Play(Base).Days, Play(Base).Days);

    [Fact]
    public void A_year_that_was_loaded_counts_and_one_that_was_not_is_refused()
    {
        var plan = Base with
        {
            SelfCheck = new PlannedPhase(new LocalDate(2028, 4, 1), new LocalDate(2028, 4, 28)),
            Inspection = new PlannedPhase(new LocalDate(2028, 5, 2), new LocalDate(2028, 5, 19)),
            Acceptance = new PlannedPhase(new LocalDate(2028, 5, 20), new LocalDate(2028, 5, 31)),
        };
        Assert.Equal("calendar.year-unknown", Assert.Throws<RefusedException>(() => Play(plan)).Refusal.Code);

        var loaded = WorkingDayCalendar.China.WithYear(2028, [new CalendarEntry(new LocalDate(2028, 5, 2), true, "劳动节")]);
        var forecast = new Forecasting(loaded).Play(plan);
        Assert.Equal((13, loaded.Version), (forecast.WorkingDays, forecast.CalendarVersion));
    }

    [Theory]
    [InlineData("""{"officerPairs":0}""", "plan.officerPairs")]
    [InlineData("""{"visitsPerDay":0}""", "plan.visitsPerDay")]
    [InlineData("""{"units":0}""", "plan.units")]
    [InlineData("""{"violationRate":1.2}""", "plan.rates")]
    [InlineData("""{"fixedInTime":0.9,"partlyFixed":0.2}""", "plan.rates")]
    [InlineData("""{"rectificationDays":0}""", "plan.rectificationDays")]
    [InlineData("""{"inspection":{"first":"2005-05-20","last":"2005-05-02"}}""", "plan.phases")]
    [InlineData("""{"inspection":{"first":"2005-04-20","last":"2005-05-20"}}""", "plan.phases")]
    [InlineData("""{"inspection":{"first":"2005-02-30","last":"2005-05-20"}}""", "plan.unreadable")]
    [InlineData("""{"officers":3}""", "plan.unreadable")]
    [InlineData("""[]""", "plan.unreadable")]
    [InlineData("""{""", "plan.unreadable")]
    public void A_plan_that_cannot_be_played_is_refused_with_the_part_that_is_wrong(string json, string code) => Assert.Equal(code, PlanReader.Read(json, "p").Refusal?.Code);

    [Fact]
    public void A_plan_reads_back_as_written() => Assert.Equal(Base with { RectificationDays = 7, ViolationRate = 0.5 }, PlanReader.Read(PlanReader.Write(Base with { RectificationDays = 7, ViolationRate = 0.5 }), "x").Value);
}

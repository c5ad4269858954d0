using System.Text;
using NodaTime;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tests.LegalTime;

public sealed class WorkingDayCalendarTests
{
    private static readonly WorkingDayCalendar China = WorkingDayCalendar.China;

    [Fact]
    public void It_knows_2004_to_2026() => Assert.Equal(Enumerable.Range(2004, 23), China.Years);

    [Theory]
    [InlineData(2005, 4, 30, true)]
    [InlineData(2005, 5, 1, false)]
    [InlineData(2005, 5, 7, false)]
    [InlineData(2005, 5, 8, true)]
    [InlineData(2005, 5, 9, true)]
    [InlineData(2005, 5, 14, false)]
    [InlineData(2005, 12, 31, true)]
    [InlineData(2026, 9, 20, true)]
    [InlineData(2026, 10, 7, false)]
    public void Listed_days_override_the_weekday_rule(int year, int month, int day, bool worked) =>
        Assert.Equal(worked, China.IsWorkingDay(new LocalDate(year, month, day)));

    [Fact]
    public void A_make_up_day_is_a_worked_weekend_day()
    {
        Assert.True(China.IsMakeUpDay(new LocalDate(2005, 5, 8)));
        Assert.False(China.IsMakeUpDay(new LocalDate(2005, 5, 9)));
        Assert.False(China.IsMakeUpDay(new LocalDate(2005, 5, 14)));
    }

    [Fact]
    public void An_override_closes_a_day_with_its_reason_and_leaves_the_published_calendar_alone()
    {
        var typhoon = new LocalDate(2005, 8, 16);
        var calendar = China.With([new CalendarEntry(typhoon, IsOff: true, "台风停工", "市三防办通知")]);
        Assert.False(calendar.IsWorkingDay(typhoon));
        Assert.Equal("台风停工", calendar.Skipped(typhoon).NameZh);
        Assert.True(China.IsWorkingDay(typhoon));
    }

    [Fact]
    public void An_override_does_not_make_its_year_known()
    {
        var refused = Assert.Throws<RefusedException>(() => China.With([new CalendarEntry(new LocalDate(2027, 1, 4), true, "停工")]));
        Assert.Equal("calendar.year-unknown", refused.Refusal.Code);
    }

    [Fact]
    public void A_year_loaded_from_its_notice_can_be_counted_in()
    {
        var calendar = China.WithYear(2027, [new CalendarEntry(new LocalDate(2027, 1, 1), true, "元旦")]);
        Assert.False(calendar.IsWorkingDay(new LocalDate(2027, 1, 1)));
        Assert.True(calendar.IsWorkingDay(new LocalDate(2027, 1, 4)));
        Assert.Equal("calendar.other-year",
            Assert.Throws<RefusedException>(() => China.WithYear(2027, [new CalendarEntry(new LocalDate(2028, 1, 1), true, "元旦")])).Refusal.Code);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"2005-13-01\": {\"off\": true, \"name\": \"x\"}}")]
    [InlineData("{\"2005-01-01\": {\"name\": \"x\"}}")]
    [InlineData("{\"2005-01-01\": 1}")]
    [InlineData("not json")]
    public void A_malformed_file_is_refused(string json) =>
        Assert.Equal("calendar.unreadable", Assert.Throws<RefusedException>(() => WorkingDayCalendar.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)))).Refusal.Code);
}

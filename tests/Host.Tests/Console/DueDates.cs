using NodaTime;
using Orchestrator.Host.Workbench.Localization;
using Orchestrator.Host.Workbench.Worklist;

namespace Orchestrator.Host.Tests.Workbench;

public sealed class DueDates
{
    /// <summary>A Wednesday.</summary>
    private static readonly DueCalendar Calendar = new(new LocalDate(2005, 5, 11));

    [Theory]
    [InlineData("2005-05-10", DueGroup.Overdue)]
    [InlineData("2005-04-29", DueGroup.Overdue)]
    [InlineData("2005-05-11", DueGroup.Today)]
    [InlineData("2005-05-12", DueGroup.ThisWeek)]
    [InlineData("2005-05-15", DueGroup.ThisWeek)]
    [InlineData("2005-05-16", DueGroup.Later)]
    public void A_task_is_grouped_by_its_last_day(string lastDay, DueGroup group) => Assert.Equal(group, Calendar.GroupOf(EndOf(lastDay)));

    [Fact]
    public void A_task_without_a_date_is_undated() => Assert.Equal(DueGroup.Undated, Calendar.GroupOf(null));

    [Fact]
    public void On_a_Sunday_nothing_more_is_due_this_week()
    {
        var sunday = new DueCalendar(new LocalDate(2005, 5, 15));
        Assert.Equal(DueGroup.Today, sunday.GroupOf(EndOf("2005-05-15")));
        Assert.Equal(DueGroup.Later, sunday.GroupOf(EndOf("2005-05-16")));
    }

    [Fact]
    public void The_day_changes_at_midnight_in_Shenzhen()
    {
        var clock = new FixedClock(new DateTimeOffset(2005, 5, 10, 15, 59, 59, TimeSpan.Zero));
        Assert.Equal(new LocalDate(2005, 5, 10), clock.Today());
        clock.Now = clock.Now.AddSeconds(1);
        Assert.Equal(new LocalDate(2005, 5, 11), clock.Today());
    }

    [Fact]
    public void A_due_date_is_written_as_the_end_of_its_day() => Assert.Equal("2005-05-17 24:00", Dates.Due(new LocalDate(2005, 5, 17)));

    private static DateTimeOffset EndOf(string day) => Dates.StartOf(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value.PlusDays(1));
}

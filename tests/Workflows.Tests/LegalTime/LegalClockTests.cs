using CsCheck;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tests.LegalTime;

public sealed class LegalClockTests
{
    private static readonly LegalClock Clock = new(TimeProvider.System);
    private static readonly LegalProfile Law2005 = LegalProfiles.For("LP-2005");

    private static readonly Gen<LocalDate> SomeDate =
        Gen.Int[0, Period.DaysBetween(new LocalDate(2004, 1, 1), new LocalDate(2025, 6, 30))].Select(n => new LocalDate(2004, 1, 1).PlusDays(n));

    [Fact]
    public void Today_is_the_date_in_Shanghai_not_in_UTC()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2005, 4, 29, 15, 59, 59, TimeSpan.Zero));
        var clock = new LegalClock(time);
        Assert.Equal(new LocalDate(2005, 4, 29), clock.Today);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(new LocalDate(2005, 4, 30), clock.Today);
    }

    [Fact]
    public void A_filing_at_2359_on_the_last_day_is_in_time_and_at_0000_is_late()
    {
        var due = LegalClock.Fixed(new LocalDate(2005, 4, 29), "工作方案", "campaign plan", "T-01");
        Assert.True(due.Includes(new DateTimeOffset(2005, 4, 29, 23, 59, 0, TimeSpan.FromHours(8))));
        Assert.False(due.Includes(new DateTimeOffset(2005, 4, 30, 0, 0, 0, TimeSpan.FromHours(8))));
    }

    [Fact]
    public void A_day_starts_and_ends_at_midnight_in_Shanghai()
    {
        var day = new LocalDate(2005, 5, 8);
        Assert.Equal(new DateTimeOffset(2005, 5, 7, 16, 0, 0, TimeSpan.Zero), LegalClock.StartOf(day));
        Assert.Equal(new DateTimeOffset(2005, 5, 8, 16, 0, 0, TimeSpan.Zero), LegalClock.EndOf(day));
        Assert.Equal(new DateTimeOffset(2005, 5, 8, 1, 0, 0, TimeSpan.Zero), LegalClock.At(day, new LocalTime(9, 0)));
    }

    [Fact]
    public void The_explanation_names_the_day_not_counted_the_days_moved_past_and_the_rule()
    {
        var due = Clock.Due(new LocalDate(2005, 4, 29), StatutoryPeriod.CalendarDays(3), Law2005);
        Assert.Contains("2005-04-29（星期五）为期限开始之日，不计入", due.ExplanationZh, StringComparison.Ordinal);
        Assert.Contains("第七十五条", due.ExplanationZh, StringComparison.Ordinal);
        Assert.Contains("2005-05-08（星期日）（调休上班）", due.ExplanationZh, StringComparison.Ordinal);
        Assert.Equal(6, due.Skipped.Count);
        Assert.All(due.Skipped, day => Assert.Equal("劳动节", day.NameZh));
        Assert.Contains("Labour Day", due.ExplanationEn, StringComparison.Ordinal);
    }

    [Fact]
    public void A_working_day_count_lists_the_days_it_did_not_count()
    {
        var due = Clock.Due(new LocalDate(2026, 9, 22), StatutoryPeriod.WorkingDays(5), LegalProfiles.For("LP-2026A"));
        Assert.Equal([new LocalDate(2026, 9, 25), new LocalDate(2026, 9, 26), new LocalDate(2026, 9, 27)], due.Skipped.Select(day => day.Date));
    }

    [Fact]
    public void An_order_to_act_at_once_ends_on_the_day_itself_even_on_a_day_off() =>
        Assert.Equal(new LocalDate(2005, 5, 3), Clock.Due(new LocalDate(2005, 5, 3), StatutoryPeriod.CalendarDays(0), Law2005).DueOn);

    [Fact]
    public void The_term_of_a_stop_order_is_not_prolonged_by_a_holiday() =>
        Assert.Equal(new LocalDate(2005, 10, 1), Clock.Due("T-33", new LocalDate(2005, 4, 1), Law2005).DueOn);

    [Fact]
    public void Hours_run_through_a_holiday_and_the_hour_of_the_event_does_not_count()
    {
        var due = Clock.Due(new DateTimeOffset(2005, 4, 30, 10, 20, 0, TimeSpan.FromHours(8)), StatutoryPeriod.Hours(24), Law2005);
        Assert.Equal(new DateTimeOffset(2005, 5, 1, 11, 0, 0, TimeSpan.FromHours(8)), due.ExpiresAt);
        Assert.Equal(new LocalDate(2005, 5, 1), due.DueOn);
    }

    [Fact]
    public void Hours_from_a_bare_date_are_refused()
    {
        var refused = Assert.Throws<RefusedException>(() => Clock.Due(new LocalDate(2005, 4, 30), StatutoryPeriod.Hours(24), Law2005));
        Assert.Equal("period.hours-need-an-instant", refused.Refusal.Code);
    }

    [Theory]
    [InlineData(2026, 12, 30, "3cd")]
    [InlineData(2026, 12, 30, "5wd")]
    [InlineData(2026, 8, 1, "6mo")]
    [InlineData(2003, 12, 1, "3cd")]
    public void A_period_that_touches_an_unknown_year_is_refused_in_both_languages(int year, int month, int day, string period)
    {
        var refused = Assert.Throws<RefusedException>(() => Clock.Due(new LocalDate(year, month, day), StatutoryPeriod.Parse(period), LegalProfiles.For("LP-2026A")));
        Assert.Equal("calendar.year-unknown", refused.Refusal.Code);
        Assert.Contains("工作日历中没有", refused.Refusal.Zh, StringComparison.Ordinal);
        Assert.Contains("has no year", refused.Refusal.En, StringComparison.Ordinal);
    }

    [Fact]
    public void The_campaign_stages_have_the_working_days_that_were_computed()
    {
        Assert.Equal(21, Clock.WorkingDaysBetween(new LocalDate(2005, 4, 1), new LocalDate(2005, 4, 29)));
        Assert.Equal(1, Clock.WorkingDaysBetween(new LocalDate(2005, 4, 30), new LocalDate(2005, 5, 1)));
        Assert.Equal(11, Clock.WorkingDaysBetween(new LocalDate(2005, 5, 2), new LocalDate(2005, 5, 20)));
        Assert.Equal(7, Clock.WorkingDaysBetween(new LocalDate(2005, 5, 21), new LocalDate(2005, 5, 31)));
    }

    [Fact]
    public void The_mail_buffer_after_the_hearing_period_runs_over_the_weekend() =>
        Assert.Equal(new LocalDate(2005, 5, 30), Clock.AddWorkingDays(new LocalDate(2005, 5, 26), 2));

    [Fact]
    public void A_calendar_period_never_ends_on_a_day_off_and_moves_only_over_days_off() =>
        Gen.Select(SomeDate, Gen.Int[1, 200], Gen.Bool).Sample((start, n, months) =>
        {
            var period = months ? StatutoryPeriod.Months(n % 12 + 1) : StatutoryPeriod.CalendarDays(n);
            var due = Clock.Due(start, period, Law2005);
            var raw = months ? start.PlusMonths(n % 12 + 1) : start.PlusDays(n);
            return Clock.Calendar.IsWorkingDay(due.DueOn)
                && due.DueOn >= raw
                && Enumerable.Range(0, Period.DaysBetween(raw, due.DueOn)).All(i => !Clock.Calendar.IsWorkingDay(raw.PlusDays(i)))
                && due.Skipped.Count == Period.DaysBetween(raw, due.DueOn);
        });

    [Fact]
    public void A_later_start_never_ends_earlier_and_a_longer_period_never_ends_sooner() =>
        Gen.Select(SomeDate, Gen.Int[0, 40], Gen.Int[1, 60], Gen.Bool).Sample((start, shift, n, working) =>
        {
            StatutoryPeriod Length(int amount) => working ? StatutoryPeriod.WorkingDays(amount) : StatutoryPeriod.CalendarDays(amount);
            var due = Clock.Due(start, Length(n), Law2005).DueOn;
            return Clock.Due(start.PlusDays(shift), Length(n), Law2005).DueOn >= due && Clock.Due(start, Length(n + 1), Law2005).DueOn >= due;
        });

    [Fact]
    public void Working_days_counted_forward_lead_back_to_the_start_of_a_working_day() =>
        Gen.Select(SomeDate, Gen.Int[1, 60]).Sample((start, n) =>
        {
            var day = Clock.Calendar.WorkingDayOnOrAfter(start);
            var due = Clock.Due(day, StatutoryPeriod.WorkingDays(n), Law2005).DueOn;
            return due == Clock.AddWorkingDays(day, n) && Clock.WorkingDayBefore(due, n) == day && Clock.WorkingDaysBetween(day.PlusDays(1), due) == n;
        });

    [Fact]
    public void Every_counted_end_names_the_calendar_that_it_was_counted_with_and_hours_need_none() =>
        Gen.Select(SomeDate, Gen.Int[1, 90], Gen.Int[0, 3]).Sample((start, n, unit) =>
        {
            var period = unit switch { 0 => StatutoryPeriod.CalendarDays(n), 1 => StatutoryPeriod.WorkingDays(n), 2 => StatutoryPeriod.Months(n % 6 + 1), _ => StatutoryPeriod.Hours(n) };
            var due = Clock.Due(LegalClock.StartOf(start), period, Law2005);
            return unit == 3
                ? due is { CalendarVersion: null, Skipped.Count: 0 }
                : due.CalendarVersion == Clock.Calendar.Version && due.ExplanationZh.Contains(Clock.Calendar.Version, StringComparison.Ordinal) && due.ExplanationEn.Contains(Clock.Calendar.Version, StringComparison.Ordinal);
        });

    [Fact]
    public void A_period_is_open_until_the_last_instant_of_its_last_day() =>
        Gen.Select(SomeDate, Gen.Int[1, 90], Gen.Bool).Sample((start, n, working) =>
        {
            var due = Clock.Due(start, working ? StatutoryPeriod.WorkingDays(n) : StatutoryPeriod.CalendarDays(n), Law2005);
            return due.ExpiresAt == LegalClock.StartOf(due.DueOn.PlusDays(1)) && due.Includes(due.ExpiresAt.AddTicks(-1)) && !due.Includes(due.ExpiresAt);
        });

    [Fact]
    public void Months_end_on_the_same_day_number_or_on_the_last_day_of_a_shorter_month() =>
        Gen.Select(SomeDate, Gen.Int[1, 12]).Sample((start, n) =>
        {
            var raw = Clock.Due(start, StatutoryPeriod.Months(n), Law2005, rolls: false).DueOn;
            var months = (raw.Year - start.Year) * 12 + raw.Month - start.Month;
            return months == n && raw.Day == Math.Min(start.Day, raw.Calendar.GetDaysInMonth(raw.Year, raw.Month));
        });

    [Fact]
    public void Hours_end_so_many_whole_hours_after_the_hour_of_the_event() =>
        Gen.Select(SomeDate, Gen.Int[0, 1439], Gen.Int[1, 200]).Sample((day, minute, n) =>
        {
            var start = LegalClock.StartOf(day).AddMinutes(minute);
            var end = Clock.Due(start, StatutoryPeriod.Hours(n), Law2005).ExpiresAt;
            return end - start > TimeSpan.FromHours(n) && end - start <= TimeSpan.FromHours(n + 1) && end.Minute == 0;
        });
}

using NodaTime;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tests.LegalTime;

/// <summary>What is stored with a deadline to answer "why this day?": whole sentences, for disputes are about counting.</summary>
public sealed class ExplanationTests
{
    private static readonly LegalClock Clock = new(TimeProvider.System);
    private static readonly LegalProfile Law2005 = LegalProfiles.For("LP-2005");

    private static string Version => Clock.Calendar.Version;

    [Fact]
    public void A_period_that_ends_on_a_working_day()
    {
        var due = Clock.Due(new LocalDate(2005, 5, 10), StatutoryPeriod.CalendarDays(3), Law2005);
        Assert.Equal($"2005-05-10（星期二）为期限开始之日，不计入；期限3日，末日为2005-05-13（星期五），当日二十四时届满（工作日历{Version}）。", due.ExplanationZh);
        Assert.Equal($"Tue 2005-05-10 is day 0 and not counted; 3 calendar days: last day Fri 2005-05-13; ends at 24:00 of that day (working-day calendar {Version}).", due.ExplanationEn);
        Assert.Equal("LP-2005; 《中华人民共和国民事诉讼法》第七十五条; 3cd", due.Rule);
        Assert.Equal(Version, due.CalendarVersion);
        Assert.Empty(due.Skipped);
    }

    [Fact]
    public void A_last_day_that_is_off_with_every_day_that_it_moves_past()
    {
        var due = Clock.Due(new LocalDate(2005, 5, 12), StatutoryPeriod.CalendarDays(2), Law2005);
        Assert.Equal($"2005-05-12（星期四）为期限开始之日，不计入；期限2日，末日为2005-05-14（星期六），休息日5月14日（周末）、5月15日（周末），依《中华人民共和国民事诉讼法》第七十五条顺延至其后第一个工作日2005-05-16（星期一），当日二十四时届满（工作日历{Version}）。", due.ExplanationZh);
        Assert.Equal($"Thu 2005-05-12 is day 0 and not counted; 2 calendar days: last day Sat 2005-05-14, off: 2005-05-14 (weekend), 2005-05-15 (weekend); moved to the next working day, Mon 2005-05-16, by Civil Procedure Law, article 75; ends at 24:00 of that day (working-day calendar {Version}).", due.ExplanationEn);
    }

    [Fact]
    public void A_move_to_a_make_up_working_day_says_so()
    {
        var due = Clock.Due(new LocalDate(2005, 4, 22), StatutoryPeriod.CalendarDays(15), Law2005);
        Assert.Contains("休息日5月7日（劳动节），依《中华人民共和国民事诉讼法》第七十五条顺延至其后第一个工作日2005-05-08（星期日）（调休上班），", due.ExplanationZh, StringComparison.Ordinal);
        Assert.Contains(", off: 2005-05-07 (Labour Day); moved to the next working day, Sun 2005-05-08 (a make-up working day), by ", due.ExplanationEn, StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_that_does_not_move_names_no_calendar()
    {
        var due = Clock.Due(new LocalDate(2005, 5, 12), StatutoryPeriod.CalendarDays(2), Law2005, rolls: false);
        Assert.Equal("2005-05-12（星期四）为期限开始之日，不计入；期限2日，末日为2005-05-14（星期六），当日二十四时届满。", due.ExplanationZh);
        Assert.Equal("Thu 2005-05-12 is day 0 and not counted; 2 calendar days: last day Sat 2005-05-14; ends at 24:00 of that day.", due.ExplanationEn);
        Assert.Null(due.CalendarVersion);
    }

    [Fact]
    public void A_duty_at_once()
    {
        var due = Clock.Due(new LocalDate(2005, 5, 3), StatutoryPeriod.CalendarDays(0), Law2005);
        Assert.Equal("自2005-05-03（星期二）起立即履行，当日二十四时届满。", due.ExplanationZh);
        Assert.Equal("At once, on Tue 2005-05-03; ends at 24:00 of that day.", due.ExplanationEn);
    }

    [Fact]
    public void Months_that_end_on_a_day_off()
    {
        var due = Clock.Due(new LocalDate(2005, 5, 20), StatutoryPeriod.Months(3), Law2005);
        Assert.Equal(new LocalDate(2005, 8, 22), due.DueOn);
        Assert.StartsWith("2005-05-20（星期五）为期限开始之日，不计入；期限3个月，末日为2005-08-20（星期六），休息日8月20日（周末）、8月21日（周末），", due.ExplanationZh, StringComparison.Ordinal);
        Assert.StartsWith("Fri 2005-05-20 is day 0 and not counted; 3 months: last day Sat 2005-08-20, off: 2005-08-20 (weekend), 2005-08-21 (weekend); ", due.ExplanationEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Working_days_with_the_days_that_do_not_count()
    {
        var due = Clock.Due(new LocalDate(2005, 5, 13), StatutoryPeriod.WorkingDays(1), Law2005);
        Assert.Equal($"2005-05-13（星期五）为期限开始之日，不计入；期限1个工作日，只计工作日（含调休上班日），不计5月14日（周末）、5月15日（周末），于2005-05-16（星期一）二十四时届满（工作日历{Version}）。", due.ExplanationZh);
        Assert.Equal($"Fri 2005-05-13 is day 0 and not counted; 1 working day, make-up days included, not counted: 2005-05-14 (weekend), 2005-05-15 (weekend); ends Mon 2005-05-16 at 24:00 (working-day calendar {Version}).", due.ExplanationEn);
        Assert.Equal(Version, due.CalendarVersion);
    }

    [Fact]
    public void Working_days_without_a_day_off_between()
    {
        var due = Clock.Due(new LocalDate(2005, 5, 10), StatutoryPeriod.WorkingDays(3), Law2005);
        Assert.Equal($"2005-05-10（星期二）为期限开始之日，不计入；期限3个工作日，只计工作日（含调休上班日），于2005-05-13（星期五）二十四时届满（工作日历{Version}）。", due.ExplanationZh);
        Assert.Equal($"Tue 2005-05-10 is day 0 and not counted; 3 working days, make-up days included; ends Fri 2005-05-13 at 24:00 (working-day calendar {Version}).", due.ExplanationEn);
    }

    [Fact]
    public void Hours()
    {
        var due = Clock.Due(new DateTimeOffset(2005, 4, 30, 10, 20, 0, TimeSpan.FromHours(8)), StatutoryPeriod.Hours(24), Law2005);
        Assert.Equal("2005-04-30 10:20起算，开始之时不计入，期限24小时，于2005-05-01 11:00届满。", due.ExplanationZh);
        Assert.Equal("From 2005-04-30 10:20, the hour of the event not counted, 24 hours: ends at 2005-05-01 11:00.", due.ExplanationEn);
        Assert.Equal("LP-2005; 《中华人民共和国民事诉讼法》第七十五条; 24h", due.Rule);
    }

    [Fact]
    public void Days_from_an_instant_are_days_from_its_date()
    {
        var late = new DateTimeOffset(2005, 5, 10, 23, 30, 0, TimeSpan.FromHours(8));
        Assert.Equal(Clock.Due(new LocalDate(2005, 5, 10), StatutoryPeriod.CalendarDays(3), Law2005).ExplanationZh, Clock.Due(late, StatutoryPeriod.CalendarDays(3), Law2005).ExplanationZh);
    }

    [Fact]
    public void No_hours_end_at_the_instant_itself()
    {
        var at = new DateTimeOffset(2005, 4, 30, 10, 20, 0, TimeSpan.FromHours(8));
        Assert.Equal(at, Clock.Due(at, StatutoryPeriod.Hours(0), Law2005).ExpiresAt);
    }

    [Fact]
    public void A_date_that_a_document_sets()
    {
        var due = LegalClock.Fixed(new LocalDate(2005, 4, 29), "工作方案四（一）", "Campaign plan, part 4(1)", "T-01");
        Assert.Equal("工作方案四（一）：截止日为2005-04-29（星期五），当日二十四时届满。", due.ExplanationZh);
        Assert.Equal("Campaign plan, part 4(1): the last day is Fri 2005-04-29, until 24:00.", due.ExplanationEn);
        Assert.Equal("T-01", due.Rule);
    }

    [Theory]
    [InlineData("1cd", "1日", "1 calendar day")]
    [InlineData("2cd", "2日", "2 calendar days")]
    [InlineData("1wd", "1个工作日", "1 working day")]
    [InlineData("5wd", "5个工作日", "5 working days")]
    [InlineData("1mo", "1个月", "1 month")]
    [InlineData("2y", "24个月", "24 months")]
    [InlineData("24h", "24小时", "24 hours")]
    public void A_length_as_it_is_read_and_told(string text, string zh, string en)
    {
        var period = StatutoryPeriod.Parse(text);
        Assert.Equal((zh, en), (period.Zh, period.En));
        Assert.Equal(period, StatutoryPeriod.Parse(period.ToString()));
        Assert.Equal(period, StatutoryPeriod.Parse(period.Zh));
    }

    [Theory]
    [InlineData("-3cd", "period.negative", "期限不能为负数：“-3cd”。", "A period cannot be negative: '-3cd'.")]
    [InlineData("101y", "period.too-long", "期限“101y”过长，法律没有超过100年的期限。", "The period '101y' is too long; the law knows none of more than 100 years.")]
    [InlineData("36601cd", "period.too-long", "期限“36601cd”过长，法律没有超过100年的期限。", "The period '36601cd' is too long; the law knows none of more than 100 years.")]
    [InlineData("878401h", "period.too-long", "期限“878401h”过长，法律没有超过100年的期限。", "The period '878401h' is too long; the law knows none of more than 100 years.")]
    [InlineData("soon", "period.unreadable", "无法识别期限“soon”，请写作 3cd（日）、5wd（工作日）、6mo（月）、2y（年）或 24h（小时）。", "The period 'soon' cannot be read; write 3cd (calendar days), 5wd (working days), 6mo (months), 2y (years) or 24h (hours).")]
    public void A_length_that_is_none_is_refused_with_its_reason(string text, string code, string zh, string en)
    {
        var refusal = StatutoryPeriod.TryParse(text).Refusal!;
        Assert.Equal((code, zh, en), (refusal.Code, refusal.Zh, refusal.En));
    }

    [Theory]
    [InlineData("100y")]
    [InlineData("36600cd")]
    [InlineData("878400h")]
    [InlineData("1200mo")]
    public void The_longest_lengths_are_read(string text) => Assert.False(StatutoryPeriod.TryParse(text).IsRefused);

    [Fact]
    public void A_holiday_is_named_and_a_weekend_is_called_one()
    {
        Assert.Equal(new SkippedDay(new LocalDate(2005, 5, 2), "劳动节", "Labour Day"), Clock.Calendar.Skipped(new LocalDate(2005, 5, 2)));
        Assert.Equal(new SkippedDay(new LocalDate(2005, 5, 14), "周末", "weekend"), Clock.Calendar.Skipped(new LocalDate(2005, 5, 14)));
        Assert.Equal("New Year's Day", Clock.Calendar.Skipped(new LocalDate(2005, 1, 1)).NameEn);
        Assert.Equal("Spring Festival", Clock.Calendar.Skipped(new LocalDate(2005, 2, 9)).NameEn);
        Assert.Equal("National Day", Clock.Calendar.Skipped(new LocalDate(2005, 10, 3)).NameEn);
        Assert.Equal("Mid-Autumn Festival", Clock.Calendar.Skipped(new LocalDate(2026, 9, 25)).NameEn);
    }

    [Fact]
    public void Counting_a_negative_number_of_working_days_is_a_mistake_of_the_caller()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Clock.AddWorkingDays(new LocalDate(2005, 5, 10), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Clock.WorkingDayBefore(new LocalDate(2005, 5, 10), -1));
        Assert.Equal(new LocalDate(2005, 5, 10), Clock.AddWorkingDays(new LocalDate(2005, 5, 10), 0));
        Assert.Equal(new LocalDate(2005, 5, 10), Clock.WorkingDayBefore(new LocalDate(2005, 5, 10), 0));
        Assert.Equal(new LocalDate(2005, 5, 13), Clock.WorkingDayBefore(new LocalDate(2005, 5, 16), 1));
    }

    [Theory]
    [InlineData("2005-02-30")]
    [InlineData("phase-end:0")]
    [InlineData("due:t-06")]
    [InlineData("")]
    public void A_day_that_is_none_is_refused_with_what_may_be_written(string text)
    {
        var refusal = Assert.Throws<RefusedException>(() => DayExpression.Parse(text)).Refusal;
        Assert.Equal(("day.unreadable", $"无法识别日期“{text}”，请写作 today、service、received、hearing、visit、feedback、phase-start:2、phase-end:1、due:T-06 或 yyyy-MM-dd。", $"The day '{text}' cannot be read; write today, service, received, hearing, visit, feedback, phase-start:2, phase-end:1, due:T-06 or yyyy-MM-dd."),
            (refusal.Code, refusal.Zh, refusal.En));
    }

    [Fact]
    public void Every_way_to_write_a_day_is_read()
    {
        Assert.Equal(new DayExpression(DayKind.Today), DayExpression.Parse(" today "));
        Assert.Equal(new DayExpression(DayKind.Service), DayExpression.Parse("service"));
        Assert.Equal(new DayExpression(DayKind.Received), DayExpression.Parse("received"));
        Assert.Equal(new DayExpression(DayKind.Hearing), DayExpression.Parse("hearing"));
        Assert.Equal(new DayExpression(DayKind.Visit), DayExpression.Parse("visit"));
        Assert.Equal(new DayExpression(DayKind.PhaseStart, Phase: 2), DayExpression.Parse("phase-start:2"));
        Assert.Equal(new DayExpression(DayKind.PhaseEnd, Phase: 1), DayExpression.Parse("phase-end:1"));
        Assert.Equal(new DayExpression(DayKind.Due, Timer: "T-06"), DayExpression.Parse("due:T-06"));
        Assert.Equal(new DayExpression(DayKind.Fixed, Date: new LocalDate(2005, 4, 1)), DayExpression.Parse("2005-04-01"));
    }

    [Theory]
    [InlineData("元旦", "New Year's Day")]
    [InlineData("春节", "Spring Festival")]
    [InlineData("清明", "Qingming Festival")]
    [InlineData("劳动节", "Labour Day")]
    [InlineData("端午", "Dragon Boat Festival")]
    [InlineData("中秋", "Mid-Autumn Festival")]
    [InlineData("国庆节", "National Day")]
    [InlineData("中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日", "70th anniversary of victory in war")]
    [InlineData("台风停工", "台风停工")]
    public void A_holiday_has_an_english_name_where_it_is_a_known_one(string zh, string en) => Assert.Equal(en, HolidayNames.En(zh));

    [Fact]
    public void Hours_from_a_date_are_refused_with_the_reason()
    {
        var refusal = Assert.Throws<RefusedException>(() => Clock.Due(new LocalDate(2005, 5, 10), StatutoryPeriod.Hours(2), Law2005)).Refusal;
        Assert.Equal(("以小时计算的期限须从具体时刻起算。", "A period in hours counts from an instant, not from a date."), (refusal.Zh, refusal.En));
    }

    [Fact]
    public void Years_are_twelve_months_each_up_to_a_hundred()
    {
        Assert.Equal(StatutoryPeriod.Months(24), StatutoryPeriod.Years(2));
        Assert.Equal(StatutoryPeriod.Months(1200), StatutoryPeriod.Years(100));
        Assert.Equal("period.too-long", Assert.Throws<RefusedException>(() => StatutoryPeriod.Years(101)).Refusal.Code);
        Assert.Equal(36_600, StatutoryPeriod.CalendarDays(36_600).Amount);
        Assert.Equal("period.unreadable", StatutoryPeriod.TryParse("3-cd").Refusal?.Code);
        Assert.Contains("“”", StatutoryPeriod.TryParse(null).Refusal!.Zh, StringComparison.Ordinal);
        Assert.Contains("“”", Assert.Throws<RefusedException>(() => DayExpression.Parse(null)).Refusal.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_several_notices_for_a_year_the_highest_revision_is_in_force()
    {
        CalendarYear Notice(int revision, string days) =>
            new() { Id = CalendarYear.Key(2027, revision), Year = 2027, Revision = revision, Days = days, Basis = "通知", LoadedBy = "admin", LoadedByName = "管理员", LoadedAt = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero) };
        var first = Notice(1, """{"2027-01-01": {"off": true, "name": "元旦"}}""");
        var second = Notice(2, """{"2027-01-04": {"off": true, "name": "元旦"}}""");

        Assert.Equal("2027-2", second.Id);
        foreach (var notices in new[] { new[] { first, second }, [second, first] })
        {
            var calendar = new CalendarShelf().Take(notices);
            Assert.Equal((true, false), (calendar.IsWorkingDay(new LocalDate(2027, 1, 1)), calendar.IsWorkingDay(new LocalDate(2027, 1, 4))));
        }
    }
}

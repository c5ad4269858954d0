using NodaTime;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tests.Law;

public sealed class LegalProfilesTests
{
    [Theory]
    [InlineData(2005, 3, 25, "LP-2005")]
    [InlineData(2006, 2, 28, "LP-2005")]
    [InlineData(2006, 3, 1, "LP-2006")]
    [InlineData(2021, 7, 14, "LP-2018")]
    [InlineData(2021, 7, 15, "LP-2021")]
    [InlineData(2026, 9, 30, "LP-2026A")]
    [InlineData(2026, 10, 1, "LP-2026B")]
    public void A_date_has_the_profile_in_force(int year, int month, int day, string id) =>
        Assert.Equal(id, LegalProfiles.On(new LocalDate(year, month, day)).Id);

    [Fact]
    public void Profiles_follow_each_other_in_time_and_are_found_by_id()
    {
        Assert.Equal(LegalProfiles.All.OrderBy(profile => profile.From), LegalProfiles.All);
        Assert.All(LegalProfiles.All, profile => Assert.Same(profile, LegalProfiles.For(profile.Id)));
    }

    [Fact]
    public void An_unknown_profile_and_a_date_before_all_are_refused()
    {
        Assert.Equal("law.profile-unknown", Assert.Throws<RefusedException>(() => LegalProfiles.For("LP-1999")).Refusal.Code);
        Assert.Equal("law.profile-too-early", Assert.Throws<RefusedException>(() => LegalProfiles.On(new LocalDate(1999, 1, 1))).Refusal.Code);
    }

    [Theory]
    [InlineData("LP-2005", "可以自收到之日起六十日内向广东省公安厅或者深圳市人民政府申请行政复议，或者在三个月内直接向有管辖权的人民法院提起行政诉讼。")]
    [InlineData("LP-2018", "可以自收到之日起六十日内向广东省公安厅或者深圳市人民政府申请行政复议，或者在六个月内直接向有管辖权的人民法院提起行政诉讼。")]
    [InlineData("LP-2026A", "可以自收到之日起六十日内向深圳市人民政府申请行政复议，或者在六个月内直接向有管辖权的人民法院提起行政诉讼。")]
    public void The_remedy_clause_changes_with_the_profile(string id, string clause) =>
        Assert.Equal(clause, LegalProfiles.For(id).Remedies.ClauseZh);

    [Theory]
    [InlineData("LP-2005", "深公(网)责改字[2005]第0007号")]
    [InlineData("LP-2012", "深公(网)责改字[2005]第0007号")]
    [InlineData("LP-2013", "深公(网)责改字〔2005〕7号")]
    public void Numbers_are_printed_in_the_style_of_the_time(string id, string number) =>
        Assert.Equal(number, LegalProfiles.For(id).NumberStyle.Print("深公", "网", "责改", 2005, 7));

    [Theory]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(15, "十五")]
    [InlineData(60, "六十")]
    [InlineData(105, "一百零五")]
    [InlineData(110, "一百一十")]
    [InlineData(265, "二百六十五")]
    public void Article_numbers_are_written_in_Chinese(int number, string zh) => Assert.Equal(zh, ArticleNumber.Zh(number));

    [Fact]
    public void The_catalogue_holds_every_timer_once() =>
        Assert.Equal(Enumerable.Range(1, 44).Select(n => $"T-{n:00}"), TimerCatalogue.All.Select(timer => timer.Id));

    [Fact]
    public void Every_timer_is_described_in_both_languages() =>
        Assert.All(TimerCatalogue.All, timer =>
            Assert.DoesNotContain("", new[] { timer.NameZh, timer.NameEn, timer.BasisZh, timer.BasisEn, timer.EffectZh, timer.EffectEn }));

    [Theory]
    [InlineData("T-19", "LP-2005", "3cd")]
    [InlineData("T-19", "LP-2018", "3cd")]
    [InlineData("T-19", "LP-2021", "5wd")]
    [InlineData("T-31", "LP-2013", "3mo")]
    [InlineData("T-31", "LP-2015", "6mo")]
    [InlineData("T-29", "LP-2006", "180cd")]
    [InlineData("T-29", "LP-2026B", "3mo")]
    [InlineData("T-24", "LP-2021", "7wd")]
    [InlineData("T-26", "LP-2024", "15cd")]
    [InlineData("T-44", "LP-2005", "24mo")]
    public void Lengths_follow_the_profile(string timer, string profile, string length) =>
        Assert.Equal(StatutoryPeriod.Parse(length), LegalProfiles.For(profile).LengthOf(timer));

    [Fact]
    public void A_duty_that_the_law_of_the_time_does_not_know_has_no_length()
    {
        var clock = new LegalClock(TimeProvider.System);
        Assert.Null(LegalProfiles.For("LP-2006").LengthOf("T-28"));
        Assert.Equal("timer.no-length", Assert.Throws<RefusedException>(() => clock.Due("T-28", new LocalDate(2005, 7, 1), LegalProfiles.For("LP-2005"))).Refusal.Code);
        Assert.Equal("timer.unknown", Assert.Throws<RefusedException>(() => TimerCatalogue.Get("T-99")).Refusal.Code);
    }

    [Fact]
    public void The_typical_bad_case_has_its_dates()
    {
        var clock = new LegalClock(TimeProvider.System);
        var law = LegalProfiles.For("LP-2005");
        Assert.Equal(new LocalDate(2005, 5, 17), clock.Due(new LocalDate(2005, 5, 10), StatutoryPeriod.CalendarDays(7), law).DueOn);
        Assert.Equal(new LocalDate(2005, 5, 26), clock.Due("T-19", new LocalDate(2005, 5, 23), law).DueOn);
        Assert.Equal(new LocalDate(2005, 6, 15), clock.Due("T-26", new LocalDate(2005, 5, 31), law).DueOn);
        Assert.Equal(new LocalDate(2005, 8, 1), clock.Due("T-30", new LocalDate(2005, 5, 31), law).DueOn);
        Assert.Equal(new LocalDate(2005, 8, 31), clock.Due("T-31", new LocalDate(2005, 5, 31), law).DueOn);
    }
}

using Orchestrator.Workflows.Deadlines;
using Orchestrator.Workflows.Law;

namespace Orchestrator.Workflows.Tests.Law;

/// <summary>The table of timers, domain reference §2.6, row by row: length in 2005 and in 2026.</summary>
public sealed class TimerCatalogueTests
{
    [Theory]
    [InlineData("T-01", null, null)]
    [InlineData("T-02", null, null)]
    [InlineData("T-03", "3wd", "3wd")]
    [InlineData("T-04", null, null)]
    [InlineData("T-05", "1wd", "1wd")]
    [InlineData("T-06", null, null)]
    [InlineData("T-07", null, null)]
    [InlineData("T-08", "1wd", "1wd")]
    [InlineData("T-09", "2wd", "2wd")]
    [InlineData("T-10", "3wd", "5wd")]
    [InlineData("T-11", "2wd", "24h")]
    [InlineData("T-12", "24h", "24h")]
    [InlineData("T-13", "3wd", "3wd")]
    [InlineData("T-14", "60cd", "90cd")]
    [InlineData("T-15", "7cd", "7wd")]
    [InlineData("T-16", "2cd", "2cd")]
    [InlineData("T-17", "3cd", "5wd")]
    [InlineData("T-18", "7cd", "7cd")]
    [InlineData("T-19", "3cd", "5wd")]
    [InlineData("T-20", "2cd", "2cd")]
    [InlineData("T-21", "7cd", "7wd")]
    [InlineData("T-22", "10cd", "10cd")]
    [InlineData("T-23", "3wd", "5wd")]
    [InlineData("T-24", "7cd", "7wd")]
    [InlineData("T-25", "60cd", "60cd")]
    [InlineData("T-26", "15cd", "15cd")]
    [InlineData("T-27", null, null)]
    [InlineData("T-28", null, "10wd")]
    [InlineData("T-29", "180cd", "3mo")]
    [InlineData("T-30", "60cd", "60cd")]
    [InlineData("T-31", "3mo", "6mo")]
    [InlineData("T-32", "15cd", "15cd")]
    [InlineData("T-33", "6mo", "6mo")]
    [InlineData("T-34", null, "3wd")]
    [InlineData("T-35", "24h", "24h")]
    [InlineData("T-36", null, null)]
    [InlineData("T-37", "5cd", "5cd")]
    [InlineData("T-38", "15wd", "15wd")]
    [InlineData("T-39", "7wd", "7wd")]
    [InlineData("T-40", "3wd", "3wd")]
    [InlineData("T-41", null, null)]
    [InlineData("T-42", "30cd", "30cd")]
    [InlineData("T-43", "30cd", "30cd")]
    [InlineData("T-44", "24mo", "24mo")]
    public void The_length_of_a_timer_is_that_of_the_table(string timer, string? in2005, string? in2026)
    {
        Assert.Equal(in2005, LegalProfiles.For("LP-2005").LengthOf(timer)?.ToString());
        Assert.Equal(in2026, LegalProfiles.For("LP-2026A").LengthOf(timer)?.ToString());
    }

    [Fact]
    public void There_are_forty_four_in_order_and_each_says_what_starts_it_what_it_does_and_on_what_basis()
    {
        Assert.Equal(Enumerable.Range(1, 44).Select(n => $"T-{n:00}"), TimerCatalogue.All.Select(timer => timer.Id));
        Assert.All(TimerCatalogue.All, timer => Assert.All(
            new[] { timer.NameZh, timer.NameEn, timer.StartZh, timer.StartEn, timer.EffectZh, timer.EffectEn, timer.BasisZh, timer.BasisEn }, text => Assert.False(string.IsNullOrWhiteSpace(text), timer.Id)));
    }

    [Fact]
    public void The_rectification_period_is_chosen_from_the_table()
    {
        Assert.Equal(["0cd", "5cd", "7cd", "10cd", "15cd", "30cd"], TimerCatalogue.Get("T-06").Options.Select(option => option.ToString()));
        Assert.Equal([-7, -3, -1, 0, 1, 3], TimerCatalogue.Get("T-02").ReminderOffsets);
        Assert.Equal([-3, -1, 0], TimerCatalogue.Get("T-07").ReminderOffsets);
        Assert.Equal([-30, -10, -3], TimerCatalogue.Get("T-29").ReminderOffsets);
    }

    [Fact]
    public void What_the_police_have_to_do_in_time_is_announced_to_them() =>
        Assert.Equal(["T-15 -3 -1", "T-29 -30 -10 -3"], TimerCatalogue.All.Where(timer => timer.RemindsStaff).Select(timer => $"{timer.Id} {string.Join(' ', timer.ReminderOffsets)}"));

    [Fact]
    public void Only_the_term_of_a_sanction_and_the_limitation_are_not_moved_by_a_day_off() =>
        Assert.Equal(["T-33", "T-44"], TimerCatalogue.All.Where(timer => !timer.Rolls).Select(timer => timer.Id));

    [Theory]
    [InlineData("T-14", "public-security", "LP-2026A", "30cd")]
    [InlineData("T-24", "public-security", "LP-2026A", "2wd")]
    [InlineData("T-25", "civil", "LP-2005", "60cd")]
    [InlineData("T-25", "civil", "LP-2026A", "30cd")]
    [InlineData("T-39", "register", "LP-2005", "1wd")]
    [InlineData("T-39", "screen", "LP-2005", "2wd")]
    [InlineData("T-44", "special", "LP-2005", null)]
    [InlineData("T-44", "special", "LP-2021", "60mo")]
    public void A_case_of_a_kind_of_its_own_has_its_own_length(string timer, string variant, string profile, string? length) =>
        Assert.Equal(length, TimerCatalogue.Get(timer).Variants.Single(row => row.Key == variant).LengthUnder(LegalProfiles.For(profile))?.ToString());

    [Theory]
    [InlineData("hearing-window", "T-21", "LP-2005", false)]
    [InlineData("hearing-window", "T-21", "LP-2021", true)]
    [InlineData("stop-order-hearing", "T-19", "LP-2005", true)]
    public void A_conflict_of_rules_is_shown_from_when_it_exists(string key, string timer, string profile, bool isShown) =>
        Assert.Equal(isShown, LegalConflict.Under(LegalProfiles.For(profile), timer).Any(conflict => conflict.Key == key));

    [Theory]
    [InlineData("T-39/register", "1wd")]
    [InlineData("T-39/screen", "2wd")]
    public void A_part_of_a_timer_is_armed_by_itself(string id, string length)
    {
        var part = TimerCatalogue.Get(id);
        Assert.Equal((length, true, true), (part.LengthUnder(LegalProfiles.For("LP-2005")).ToString(), part.Escalates, part.IsDuty));
        Assert.Null(TimerCatalogue.Find("T-14/public-security"));
    }

    [Fact]
    public void Every_conflict_names_timers_that_exist_and_speaks_both_languages()
    {
        Assert.Equal(7, LegalConflict.All.Count);
        Assert.All(LegalConflict.All, conflict =>
        {
            Assert.All(conflict.Timers, timer => Assert.NotEqual(DeadlineKind.Reminder, TimerCatalogue.Get(timer).Kind));
            Assert.All(new[] { conflict.ConflictZh, conflict.ConflictEn, conflict.TreatmentZh, conflict.TreatmentEn }, text => Assert.NotEmpty(text));
        });
    }
}

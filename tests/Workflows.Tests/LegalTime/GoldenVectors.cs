using NodaTime;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;

namespace Orchestrator.Workflows.Tests.LegalTime;

/// <summary>The golden vectors of the domain reference §2.7, each under its own name.</summary>
public sealed class GoldenVectors
{
    private static readonly LegalClock Clock = new(TimeProvider.System);

    [Fact] public void G1_three_days_across_golden_week_end_on_a_make_up_sunday() => Expect("LP-2005", "3cd", (2005, 4, 29), (2005, 5, 8));
    [Fact] public void G2_three_days_in_a_plain_week() => Expect("LP-2005", "3cd", (2005, 5, 10), (2005, 5, 13));
    [Fact] public void G3_three_days_ending_on_a_sunday_move_to_monday() => Expect("LP-2005", "3cd", (2005, 5, 12), (2005, 5, 16));
    [Fact] public void G4_seven_days_into_golden_week() => Expect("LP-2005", "7cd", (2005, 4, 28), (2005, 5, 8));
    [Fact] public void G5_fifteen_days_ending_in_golden_week() => Expect("LP-2005", "15cd", (2005, 4, 22), (2005, 5, 8));
    [Fact] public void G6_ten_days() => Expect("LP-2005", "10cd", (2005, 5, 9), (2005, 5, 19));
    [Fact] public void G8_fifteen_days_ending_on_a_saturday_move_to_monday() => Expect("LP-2005", "15cd", (2005, 5, 13), (2005, 5, 30));
    [Fact] public void G9_sixty_days() => Expect("LP-2005", "60cd", (2005, 5, 20), (2005, 7, 19));
    [Fact] public void G11_three_months_ending_on_a_saturday_move_to_monday() => Expect("LP-2005", "3mo", (2005, 5, 20), (2005, 8, 22));
    [Fact] public void G13_five_working_days_over_mid_autumn() => Expect("LP-2026A", "5wd", (2026, 9, 22), (2026, 9, 30));
    [Fact] public void G15_five_working_days_over_spring_festival() => Expect("LP-2026A", "5wd", (2026, 2, 12), (2026, 2, 26));
    [Fact] public void G17_seven_working_days_with_a_make_up_sunday() => Expect("LP-2026A", "7wd", (2026, 9, 18), (2026, 9, 29));
    [Fact] public void G19_seven_working_days_over_spring_festival_2024() => Expect("LP-2024", "7wd", (2024, 2, 8), (2024, 2, 23));
    [Fact] public void G21_fifteen_days_ending_in_national_day_week() => Expect("LP-2026A", "15cd", (2026, 9, 21), (2026, 10, 8));
    [Fact] public void G22_sixty_days_ending_in_national_day_week() => Expect("LP-2026A", "60cd", (2026, 8, 3), (2026, 10, 8));

    [Fact]
    public void G12_six_months_from_31_August_end_on_the_last_day_of_February()
    {
        foreach (var profile in LegalProfiles.All)
            Expect(profile.Id, "6mo", (2005, 8, 31), (2006, 2, 28));
    }

    [Fact]
    public void G25_surcharge_of_twelve_days()
    {
        var surcharge = Surcharge.Of(12_000m, new LocalDate(2005, 5, 8), new LocalDate(2005, 5, 20), LegalProfiles.For("LP-2005"));
        Assert.Equal(12, surcharge.DaysLate);
        Assert.Equal(4_320m, surcharge.Amount);
    }

    private static void Expect(string profile, string period, (int Y, int M, int D) dayZero, (int Y, int M, int D) due)
    {
        var answer = Clock.Due(new LocalDate(dayZero.Y, dayZero.M, dayZero.D), StatutoryPeriod.Parse(period), LegalProfiles.For(profile));
        var expected = new LocalDate(due.Y, due.M, due.D);
        Assert.Equal(expected, answer.DueOn);
        Assert.Equal(new DateTimeOffset(due.Y, due.M, due.D, 0, 0, 0, TimeSpan.FromHours(8)).AddDays(1), answer.ExpiresAt);
        Assert.Equal(TimeSpan.Zero, answer.ExpiresAt.Offset);
        Assert.Contains($"{due.Y:0000}-{due.M:00}-{due.D:00}", answer.ExplanationZh, StringComparison.Ordinal);
        Assert.Contains($"{due.Y:0000}-{due.M:00}-{due.D:00}", answer.ExplanationEn, StringComparison.Ordinal);
        Assert.StartsWith(profile, answer.Rule, StringComparison.Ordinal);
    }
}

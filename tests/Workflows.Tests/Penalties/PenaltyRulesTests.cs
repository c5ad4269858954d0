using CsCheck;
using NodaTime;
using Orchestrator.Testing;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Tests.Penalties;

public sealed class PenaltyRulesTests
{
    private static readonly LegalProfile Then = LegalProfiles.For("LP-2005");
    private static readonly LegalProfile Today = LegalProfiles.For("LP-2026A");

    [Fact]
    public void The_matrix_is_whole() =>
        Assert.Equal(Enumerable.Range(1, 17).Select(n => $"V{n:00}"), Violations.All.Select(violation => violation.Code));

    [Fact]
    public void Every_row_names_duty_rule_kinds_and_ceilings_as_approved()
    {
        var rows = Violations.All.Select(row => $"""
            {row.Code} {row.NameZh} · {row.NameEn}, since {row.FromProfile}
              breaks {row.DutyZh} · {row.DutyEn}
              by {row.PenaltyBasisZh} · {row.PenaltyBasisEn}
              {row.PenaltyZh}
              {row.PenaltyEn}
              {(row.NeedsOrderFirst ? "ordered first" : "at once")}; {(row.Warning ? "warning" : "no warning")}; {(row.Confiscation ? "confiscation" : "no confiscation")}; unit {row.UnitFine}, after a lapse {row.UnitFineAfterLapse}; person {row.PersonFine}; stop {row.StopDays} days

            """.ReplaceLineEndings("\n"));
        Approved.Check("tests/Workflows.Tests/Penalties/matrix.txt", string.Concat(rows));
    }

    [Fact]
    public void Every_row_is_described_and_knows_some_penalty() =>
        Assert.All(Violations.All, rule =>
        {
            Assert.DoesNotContain("", new[] { rule.NameZh, rule.NameEn, rule.DutyZh, rule.DutyEn, rule.PenaltyBasisZh, rule.PenaltyBasisEn, rule.PenaltyZh, rule.PenaltyEn });
            Assert.True(rule.Warning || rule.UnitFineAfterLapse > 0 || rule.StopDays > 0);
            Assert.True(rule.UnitFineAfterLapse >= rule.UnitFine);
        });

    [Theory]
    [InlineData("LP-2005", 9_999.99, false, false)]
    [InlineData("LP-2005", 10_000, false, true)]
    [InlineData("LP-2005", 1_999, true, false)]
    [InlineData("LP-2005", 2_000, true, true)]
    [InlineData("LP-2026A", 10_000, false, true)]
    public void A_fine_from_the_threshold_gives_the_right_to_a_hearing(string profile, double fine, bool person, bool right) =>
        Assert.Equal(right, PenaltyRules.HearingRequired(new PenaltyContent { Fine = (decimal)fine }, LegalProfiles.For(profile), person));

    [Fact]
    public void A_stop_order_gives_it_always_a_confiscation_since_2021_and_a_local_threshold_goes_first()
    {
        Assert.True(PenaltyRules.HearingRequired(new PenaltyContent { StopDays = 1 }, Then));
        Assert.False(PenaltyRules.HearingRequired(new PenaltyContent { Confiscation = 50_000 }, Then));
        Assert.True(PenaltyRules.HearingRequired(new PenaltyContent { Confiscation = 50_000 }, Today));
        Assert.True(PenaltyRules.HearingRequired(new PenaltyContent { Fine = 5_000 }, Then, localThreshold: 5_000));
        Assert.False(PenaltyRules.HearingRequired(new PenaltyContent { Warning = true, Fine = 3_000 }, Then));
    }

    [Fact]
    public void A_stop_order_or_a_larger_fine_must_be_discussed()
    {
        Assert.True(PenaltyRules.CollectiveDiscussionRequired(new PenaltyContent { StopDays = 30 }, Then));
        Assert.True(PenaltyRules.CollectiveDiscussionRequired(new PenaltyContent { Fine = 10_000 }, Then));
        Assert.False(PenaltyRules.CollectiveDiscussionRequired(new PenaltyContent { Fine = 9_000 }, Then));
    }

    [Theory]
    [InlineData("V01", true, 15_000, 0, 0, null)]
    [InlineData("V01", true, 15_001, 0, 0, "penalty.fine-too-high")]
    [InlineData("V01", true, 0, 500, 180, null)]
    [InlineData("V01", true, 0, 0, 181, "penalty.stop-too-long")]
    [InlineData("V07", true, 1, 0, 0, "penalty.kind-unknown-to-rule")]
    [InlineData("V10", true, 12_000, 0, 0, "penalty.kind-unknown-to-rule")]
    [InlineData("V10", false, 0, 0, 90, null)]
    [InlineData("V13", true, 15_000, 1, 0, null)]
    [InlineData("V13", true, 0, 0, 1, "penalty.kind-unknown-to-rule")]
    [InlineData("V12", true, 0, 1, 0, "penalty.kind-unknown-to-rule")]
    [InlineData("V01", true, -1, 0, 0, "penalty.negative")]
    [InlineData("V01", false, 0, 0, 0, "penalty.empty")]
    [InlineData("V15", true, 20_000, 0, 0, "penalty.not-yet-law")]
    public void Kinds_and_ceilings_are_those_of_the_rule_in_2005(string violation, bool warning, int fine, int confiscation, int stop, string? code) =>
        Assert.Equal(code, PenaltyRules.Check(new PenaltyContent { Warning = warning, Fine = fine, Confiscation = confiscation, StopDays = stop }, violation, Then)?.Code);

    [Fact]
    public void What_the_rule_does_not_allow_is_refused_in_words_that_name_the_rule()
    {
        (PenaltyContent Content, string Violation)[] trials =
        [
            (new PenaltyContent { Warning = true }, "V16"), (new PenaltyContent { Fine = -1 }, "V01"), (new PenaltyContent { Confiscation = -1 }, "V01"), (new PenaltyContent { StopDays = -1 }, "V01"),
            (new PenaltyContent(), "V01"), (new PenaltyContent { Confiscation = 1 }, "V07"), (new PenaltyContent { StopDays = 1 }, "V12"), (new PenaltyContent { Fine = 1 }, "V07"),
            (new PenaltyContent { Fine = 15_000.01m }, "V01"), (new PenaltyContent { StopDays = 181 }, "V01"),
        ];
        var told = trials.Select(trial => PenaltyRules.Check(trial.Content, trial.Violation, trial.Violation == "V16" ? LegalProfiles.For("LP-2012") : Then)!).Append(PenaltyRules.Check(new PenaltyContent { Warning = true }, "V16", Today)!);
        Approved.Check("tests/Workflows.Tests/Penalties/ceilings.txt", string.Concat(told.Select(refusal => $"{refusal}\n")));
    }

    [Fact]
    public void A_person_is_fined_less_on_the_spot_than_a_unit_and_nothing_is_no_penalty()
    {
        Assert.True(PenaltyRules.OnTheSpotAllowed(new PenaltyContent { Fine = 50 }, Then, person: true));
        Assert.False(PenaltyRules.OnTheSpotAllowed(new PenaltyContent { Fine = 51 }, Then, person: true));
        Assert.True(PenaltyRules.OnTheSpotAllowed(new PenaltyContent { Fine = 51 }, Then));
        Assert.False(PenaltyRules.OnTheSpotAllowed(new PenaltyContent(), Then));
        Assert.True(PenaltyRules.OnTheSpotAllowed(new PenaltyContent { Warning = true }, Then));
        Assert.False(PenaltyRules.OnTheSpotAllowed(new PenaltyContent { Warning = true, StopDays = 1 }, Then));
        Assert.False(PenaltyRules.OnTheSpotAllowed(new PenaltyContent { Warning = true, Confiscation = 1 }, Then));
    }

    [Fact]
    public void A_decision_of_the_same_day_is_no_earlier_one()
    {
        var on = new LocalDate(2005, 5, 20);
        Assert.False(PenaltyRules.IsRepeated([on, on.PlusDays(-1)], on));
        Assert.True(PenaltyRules.IsRepeated([on.PlusDays(-365), on.PlusDays(-1)], on));
        Assert.False(PenaltyRules.IsRepeated([on.PlusDays(-366), on.PlusDays(-1)], on));
    }

    [Fact]
    public void A_confiscation_from_the_threshold_gives_the_right_to_a_hearing_since_2021()
    {
        Assert.True(PenaltyRules.HearingRequired(new PenaltyContent { Confiscation = 10_000 }, Today));
        Assert.False(PenaltyRules.HearingRequired(new PenaltyContent { Confiscation = 9_999 }, Today));
    }

    [Fact]
    public void Some_fines_need_the_lapse_of_an_order()
    {
        var content = new PenaltyContent { Warning = true, Fine = 5_000 };
        Assert.Equal("penalty.fine-needs-lapse", PenaltyRules.Check(content, "V02", Then, lapsed: false)?.Code);
        Assert.Null(PenaltyRules.Check(content with { Fine = 0 }, "V02", Then, lapsed: false));
        Assert.Null(PenaltyRules.Check(content, "V13", Then, lapsed: false));
        Assert.Equal("penalty.fine-too-high", PenaltyRules.Check(content with { Fine = 60_000 }, "V15", Today, lapsed: false)?.Code);
        Assert.Null(PenaltyRules.Check(content with { Fine = 60_000 }, "V15", Today));
        Assert.Equal("penalty.kind-unknown-to-rule", PenaltyRules.Check(content with { Fine = 60_000 }, "V16", Today)?.Code);
    }

    [Fact]
    public void An_unknown_violation_is_refused() =>
        Assert.Equal("violation.unknown", Assert.Throws<RefusedException>(() => PenaltyRules.Check(new PenaltyContent { Warning = true }, "V99", Then)).Refusal.Code);

    [Fact]
    public void What_is_decided_is_never_heavier_than_what_was_announced()
    {
        var announced = new PenaltyContent { Warning = true, Fine = 8_000 };
        Assert.Null(PenaltyRules.NotHeavierThanAnnounced(announced, announced, Then));
        Assert.Null(PenaltyRules.NotHeavierThanAnnounced(new PenaltyContent { Warning = true }, announced, Then));
        Assert.Contains("第三十二条", PenaltyRules.NotHeavierThanAnnounced(announced with { Fine = 8_001 }, announced, Then)!.Basis, StringComparison.Ordinal);
        Assert.NotNull(PenaltyRules.NotHeavierThanAnnounced(announced with { StopDays = 1 }, announced, Then));
        Assert.NotNull(PenaltyRules.NotHeavierThanAnnounced(announced with { Confiscation = 1 }, announced, Then));
        Assert.NotNull(PenaltyRules.NotHeavierThanAnnounced(announced, announced with { Warning = false }, Then));
    }

    [Theory]
    [InlineData(4_500, DiscretionBand.Lighter)]
    [InlineData(4_501, DiscretionBand.Ordinary)]
    [InlineData(10_500, DiscretionBand.Ordinary)]
    [InlineData(10_501, DiscretionBand.Heavier)]
    public void A_fine_lies_in_a_band(int fine, DiscretionBand band) => Assert.Equal(band, Discretion.BandOf(fine, 15_000));

    [Fact]
    public void Mitigation_and_aggravation_bind_the_band()
    {
        Assert.Equal("penalty.should-be-lighter", Discretion.Check(5_000, 15_000, mitigated: true, aggravated: false)?.Code);
        Assert.Equal("penalty.too-heavy", Discretion.Check(12_000, 15_000, mitigated: false, aggravated: false)?.Code);
        Assert.Null(Discretion.Check(12_000, 15_000, mitigated: false, aggravated: true));
        Assert.Null(Discretion.Check(4_000, 15_000, mitigated: true, aggravated: false));
        Assert.Null(Discretion.Check(0, 0, mitigated: true, aggravated: false));
        foreach (var band in Enum.GetValues<DiscretionBand>())
            Assert.Equal(band, Discretion.BandOf(Discretion.RangeOf(band, 15_000).Most, 15_000));
    }

    [Theory]
    [InlineData("LP-2005", 1_000, true)]
    [InlineData("LP-2005", 1_001, false)]
    [InlineData("LP-2021", 3_000, true)]
    public void Small_fines_and_warnings_may_be_imposed_on_the_spot(string profile, int fine, bool allowed) =>
        Assert.Equal(allowed, PenaltyRules.OnTheSpotAllowed(new PenaltyContent { Warning = true, Fine = fine }, LegalProfiles.For(profile)));

    [Fact]
    public void Repetition_needs_two_decisions_within_a_year_and_limitation_runs_two_years()
    {
        var on = new LocalDate(2005, 5, 20);
        Assert.False(PenaltyRules.IsRepeated([new LocalDate(2005, 1, 1)], on));
        Assert.True(PenaltyRules.IsRepeated([new LocalDate(2005, 1, 1), new LocalDate(2004, 6, 1)], on));
        Assert.False(PenaltyRules.IsRepeated([new LocalDate(2005, 1, 1), new LocalDate(2004, 5, 1)], on));
        Assert.False(PenaltyRules.IsTimeBarred(new LocalDate(2003, 5, 20), on, Then));
        Assert.True(PenaltyRules.IsTimeBarred(new LocalDate(2003, 5, 19), on, Then));
    }

    [Fact]
    public void The_surcharge_was_not_capped_in_2005_and_is_capped_since_2012()
    {
        var due = new LocalDate(2012, 3, 1);
        Assert.Equal(new Surcharge(40, 14_400, false), Surcharge.Of(12_000, due, due.PlusDays(40), Then));
        Assert.Equal(new Surcharge(40, 12_000, true), Surcharge.Of(12_000, due, due.PlusDays(40), LegalProfiles.For("LP-2012")));
        Assert.Equal(new Surcharge(33, 11_880, false), Surcharge.Of(12_000, due, due.PlusDays(33), LegalProfiles.For("LP-2012")));
        Assert.True(Surcharge.Of(12_000, due, due.PlusDays(34), LegalProfiles.For("LP-2012")).Capped);
        Assert.Equal(new Surcharge(0, 0, false), Surcharge.Of(12_000, due, due, Then));
    }

    [Fact]
    public void Days_of_review_count_before_2021_and_not_since()
    {
        var due = new LocalDate(2022, 3, 1);
        Assert.Equal(10, Surcharge.Of(1_000, due, due.PlusDays(10), LegalProfiles.For("LP-2018"), suspendedDays: 4).DaysLate);
        Assert.Equal(6, Surcharge.Of(1_000, due, due.PlusDays(10), LegalProfiles.For("LP-2021"), suspendedDays: 4).DaysLate);
    }

    [Fact]
    public void A_surcharge_never_falls_as_time_passes() =>
        Gen.Select(Gen.Int[1, 15_000], Gen.Int[0, 200], Gen.Bool).Sample((fine, days, capped) =>
        {
            var profile = capped ? LegalProfiles.For("LP-2012") : LegalProfiles.For("LP-2005");
            var due = new LocalDate(2012, 1, 31);
            var (today, tomorrow) = (Surcharge.Of(fine, due, due.PlusDays(days), profile), Surcharge.Of(fine, due, due.PlusDays(days + 1), profile));
            return tomorrow.Amount >= today.Amount && today.Amount >= 0 && (!capped || tomorrow.Amount <= fine);
        });
}
